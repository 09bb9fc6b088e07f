# SPDX-License-Identifier: MIT
# Finds the libraries that liblede stands on; used by its own build and, installed, by those who link to liblede.a.
# Sets LEDE_DEPENDENCIES to their targets.

find_package(PkgConfig REQUIRED)
pkg_check_modules(SQLITE3 REQUIRED IMPORTED_TARGET sqlite3>=3.40)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)

# Snowball's libstemmer comes without a .pc file.
find_library(STEMMER_LIBRARY stemmer)
find_path(STEMMER_INCLUDE_DIR libstemmer.h)
mark_as_advanced(STEMMER_LIBRARY STEMMER_INCLUDE_DIR)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LedeDependencies REQUIRED_VARS STEMMER_LIBRARY STEMMER_INCLUDE_DIR)

if(LedeDependencies_FOUND AND NOT TARGET lede::stemmer)
    add_library(lede::stemmer UNKNOWN IMPORTED)
    set_target_properties(lede::stemmer PROPERTIES
        IMPORTED_LOCATION ${STEMMER_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${STEMMER_INCLUDE_DIR})
endif()
set(LEDE_DEPENDENCIES
    PkgConfig::SQLITE3 PkgConfig::UTF8PROC PkgConfig::ZSTD PkgConfig::JANSSON PkgConfig::NETTLE lede::stemmer m)
