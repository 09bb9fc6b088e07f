#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual page has no mistakes that mandoc knows.
mandoc -T lint -W warning docs/man/lede.1
