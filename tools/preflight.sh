#!/usr/bin/env bash
# Say what the system lacks, with the line that mends it, before Python or Qt would say it in riddles.
#   preflight.sh window [PYTHON]       the libraries of a window on X11 or Wayland
#   preflight.sh offscreen [PYTHON]    the libraries of the tests, which need no display
# With PYTHON: also whether it is 3.11 or newer and can make a virtual environment.
# Exit status 1: something is missing.
set -u

packages=()

# Each library that Qt is linked with and its wheel does not bring, and the Debian package that has it.
GUI='libEGL.so.1:libegl1 libGL.so.1:libgl1 libX11.so.6:libx11-6 libxkbcommon.so.0:libxkbcommon0
  libfontconfig.so.1:libfontconfig1 libfreetype.so.6:libfreetype6 libdbus-1.so.3:libdbus-1-3
  libglib-2.0.so.0:libglib2.0-0 libzstd.so.1:libzstd1'
WAYLAND='libwayland-client.so.0:libwayland-client0 libwayland-cursor.so.0:libwayland-cursor0'
X11='libX11-xcb.so.1:libx11-xcb1 libxcb.so.1:libxcb1 libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4
  libxcb-image.so.0:libxcb-image0 libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-randr.so.0:libxcb-randr0
  libxcb-render.so.0:libxcb-render0 libxcb-render-util.so.0:libxcb-render-util0 libxcb-shape.so.0:libxcb-shape0
  libxcb-shm.so.0:libxcb-shm0 libxcb-sync.so.1:libxcb-sync1 libxcb-util.so.1:libxcb-util1
  libxcb-xfixes.so.0:libxcb-xfixes0 libxcb-xkb.so.1:libxcb-xkb1 libxkbcommon-x11.so.0:libxkbcommon-x11-0'

look_at_python() {
  local python=$1 version
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2> /dev/null) || {
    packages+=(python3 python3-venv)
    return
  }
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "magapp: $python is Python $version, and 3.11 or newer is needed." >&2
    echo "With a newer one beside it, for example:  make run PYTHON=python3.12" >&2
    exit 1
  }
  "$python" -c 'import venv, ensurepip' 2> /dev/null || packages+=("python$version-venv")
}

look_at_libraries() { # library:package...
  local known pair
  known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2> /dev/null)
  [ -n "$known" ] || return # not a system that can be asked
  for pair in "$@"; do
    case $known in *"${pair%%:*} ("*) ;; *) packages+=("${pair##*:}") ;; esac
  done
}

case ${1:-} in
  window) if [ -n "${WAYLAND_DISPLAY:-}" ]; then GUI="$GUI $WAYLAND"; else GUI="$GUI $X11"; fi ;;
  offscreen) ;;
  *) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
[ -z "${2:-}" ] || look_at_python "$2"
# shellcheck disable=SC2086  # the list is split on purpose
look_at_libraries $GUI
[ ${#packages[@]} = 0 ] && exit 0

echo 'magapp: the system lacks what the program or its tests need.' >&2
if command -v apt-get > /dev/null; then
  sudo=''
  [ "$(id -u)" = 0 ] || sudo='sudo '
  echo "Install it with:  ${sudo}apt install ${packages[*]}" >&2
else
  echo "Install it with your package manager; Debian's names are: ${packages[*]}" >&2
fi
exit 1
