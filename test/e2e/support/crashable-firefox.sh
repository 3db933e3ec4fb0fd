#!/bin/sh
# The driver asks Firefox to go down as a whole when the process of one tab does; here only the tab shall.
exec env -u MOZ_CRASHREPORTER_SHUTDOWN "$FIREFOX_BINARY" "$@"
