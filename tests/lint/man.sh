#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual pages have no mistakes that mandoc knows.
mandoc -T lint -W warning docs/man/*.[1-9]
