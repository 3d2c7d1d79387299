# Sourced by run, test and .ci/lock. `prepare run` or `prepare test` leaves .venv/ ready in the
# current folder, which must be the checkout. Every step is skipped when it is already done.
# No address of any package source stands here: pip, uv and apt use those the machine is set to.

UV_VERSION=0.13.9          # installed into .tools/ when no uv is on the path
UV_OLDEST=0.4.30           # the oldest uv seen to read our lock files
PYTHON_NAME='import sys; v = sys.version_info; (3, 11) <= v[:2] < (3, 14) or sys.exit(1); print(sys.executable, v[:3])'

# Debian and Ubuntu names. Without the first two lists nothing opens; the others are wanted.
QT_PACKAGES="ca-certificates libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 libpulse0 libatomic1"
WINDOW_PACKAGES="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
FONT_PACKAGES="fonts-lxgw-wenkai fonts-hanazono"     # rare characters in names
SOUND_PACKAGES="alsa-utils"                          # what is read aloud is heard through it
TEST_PACKAGES="xvfb chromium poppler-utils gcc libc6-dev"

say() { printf '%s\n' "$*" >&2; }
stop() { say "$1"; exit 2; }
works() { "$@" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" -eq 0 ]; }
has() { command -v "$1" >/dev/null 2>&1; }
seconds() { date +%s; }

# prepare SET: the one call of ./run and ./test.
prepare() {
    wanted=$1
    started=$(seconds)
    did_something=
    mkdir -p .tools
    find_python
    install_system_packages
    trust_system_certificates
    install_environment
    compile_texts
    set_surroundings
    if [ -n "$did_something" ]; then say "Set-up took $(($(seconds) - started)) s."; fi
}

# --- Python -----------------------------------------------------------------------------------

# Sets $python to an interpreter that fits, or to nothing when uv is there to fetch one.
find_python() {
    for name in python3 python3.13 python3.12 python3.11; do
        if has "$name" && interpreter=$("$name" -c "$PYTHON_NAME" 2>/dev/null); then
            python=${interpreter% (*}
            return
        fi
    done
    python= interpreter=fetched
    if ! has uv; then
        stop "Python 3.11, 3.12 or 3.13 is needed and none was found: install one (or uv, which fetches one) and call again."
    fi
}

# --- System packages --------------------------------------------------------------------------

install_system_packages() {
    if ! has dpkg-query || ! has apt-get; then return; fi    # elsewhere: check_qt says what is missing
    needed=$(missing_of $QT_PACKAGES $WINDOW_PACKAGES)
    extra="$FONT_PACKAGES $SOUND_PACKAGES"
    if [ "$wanted" = test ]; then extra="$extra $TEST_PACKAGES"; fi
    extra=$(missing_of $extra)
    if [ -z "$needed$extra" ]; then return; fi
    if is_root; then install_as_root; else install_as_user; fi
}

# Prints those of its arguments that dpkg does not show as installed. Debian 13 and Ubuntu 24.04
# call some of them by a name that ends in t64.
missing_of() {
    installed=" $(dpkg-query -W -f '${db:Status-Status}=${Package} ' 2>/dev/null) "
    for package in "$@"; do
        case $installed in
            *" installed=$package "* | *" installed=${package}t64 "*) ;;
            *) printf '%s ' "$package" ;;
        esac
    done
}

install_as_root() {
    if [ -z "$needed" ] && [ "$(cat .tools/not-to-be-had 2>/dev/null)" = "$extra" ]; then return; fi
    did_something=yes
    say "Installing system packages: $needed$extra"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -q update >&2 || say "The package lists could not be renewed; going on with those that are here."
    if ! apt-get -q install -y --no-install-recommends $needed $extra >&2; then
        if [ -n "$needed" ] && ! apt-get -q install -y --no-install-recommends $needed >&2; then
            stop "These system packages could not be installed: $needed- check the network and call again."
        fi
        for package in $extra; do
            apt-get -q install -y --no-install-recommends "$package" >&2 || say "Going on without $package."
        done
        missing_of $extra >.tools/not-to-be-had
    fi
}

# Without root: say the one line that would install them, and unpack the needed ones beside us.
install_as_user() {
    if [ "$(cat .tools/asked-for 2>/dev/null)" != "$needed$extra" ]; then
        say "Some system packages are missing. To install them:"
        say "  sudo apt-get install --no-install-recommends $needed$extra"
        printf '%s\n' "$needed$extra" >.tools/asked-for
    fi
    if [ -n "$needed" ]; then unpack_without_root; fi
}

unpack_without_root() {
    system=$PWD/.tools/system
    if [ "$(cat "$system/holds" 2>/dev/null)" = "$needed" ]; then return; fi
    names=$(apt-get -s install --no-install-recommends $needed $(missing_of $FONT_PACKAGES $SOUND_PACKAGES) 2>/dev/null | sed -n 's/^Inst \([^ ]*\).*/\1/p')
    if [ -z "$names" ]; then
        stop "Qt cannot start without them, and there are no package lists to fetch them by: run the line above, then call again."
    fi
    did_something=yes
    say "Fetching $(printf '%s\n' "$names" | wc -l) packages into .tools/system instead, without root."
    rm -rf "$system"
    mkdir -p "$system/deb"
    (cd "$system/deb" && apt-get -q download $names >&2) || stop "They could not be fetched: run the line above, then call again."
    for file in "$system"/deb/*.deb; do dpkg-deb -x "$file" "$system"; done
    rm -r "$system/deb"
    printf '%s\n' "$needed" >"$system/holds"
}

# --- uv ---------------------------------------------------------------------------------------

# Sets $uv to a uv that reads our lock files, installing the pinned one when there is none.
find_uv() {
    if has uv && uv_is_new_enough; then uv=uv; return; fi
    uv=.tools/uv/bin/uv
    if works "$uv" --version && [ "$("$uv" --version | cut -d' ' -f2)" = "$UV_VERSION" ]; then return; fi
    if [ -z "$python" ]; then stop "uv $UV_OLDEST or newer is needed to fetch a Python: renew uv and call again."; fi
    did_something=yes
    say "Installing uv $UV_VERSION into .tools/."
    rm -rf .tools/uv
    uv_by_venv || uv_by_debian_venv || uv_by_unpacked_pip ||
        stop "uv could not be installed: check the network, or put uv on the path yourself, and call again."
}

uv_is_new_enough() {
    has_version=$(uv --version | cut -d' ' -f2)
    [ "$(printf '%s\n%s\n' "$UV_OLDEST" "$has_version" | sort -V | head -n 1)" = "$UV_OLDEST" ]
}

uv_by_venv() {
    works "$python" -c 'import ensurepip' || return 1
    works "$python" -m venv .tools/uv || return 1
    pip_install_uv .tools/uv/bin/python -m pip
}

# Debian ships venv without ensurepip; one package brings it.
uv_by_debian_venv() {
    if ! is_root || ! has apt-get; then return 1; fi
    works dpkg-query -S "$(readlink -f "$python")" || return 1
    works apt-get update || return 1
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends python3-venv >&2 || return 1
    rm -rf .tools/uv
    uv_by_venv
}

# The same without root: pip's wheel runs as it lies in Debian's package.
uv_by_unpacked_pip() {
    has apt-get || return 1
    rm -rf .tools/uv .tools/pip
    mkdir -p .tools/pip
    (cd .tools/pip && works apt-get -q download python3-pip-whl && dpkg-deb -x ./*.deb .) || return 1
    works "$python" -m venv --without-pip .tools/uv || return 1
    for wheel in .tools/pip/usr/share/python-wheels/pip-*.whl; do
        if pip_install_uv .tools/uv/bin/python "$wheel/pip"; then return 0; fi
    done
    return 1
}

pip_install_uv() { "$@" --disable-pip-version-check --quiet install --require-hashes -r requirements/uv.txt >&2; }

# uv trusts only its own roots unless told, and then fails behind a proxy that inspects.
trust_system_certificates() {
    if [ -e /etc/ssl/certs/ca-certificates.crt ] || [ -e /etc/pki/tls/certs/ca-bundle.crt ]; then
        export UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1    # the second is what older versions call it
    fi
}

# uv does not read pip's settings: hand a mirror chosen there on to it.
use_mirror_of_pip() {
    if [ -n "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ]; then return; fi
    mirror=${PIP_INDEX_URL:-}
    if [ -z "$mirror" ] && [ -n "$python" ]; then
        mirror=$("$python" -m pip config get global.index-url 2>/dev/null) || mirror=
    fi
    if [ -n "$mirror" ]; then export UV_DEFAULT_INDEX="$mirror"; fi
}

# --- .venv ------------------------------------------------------------------------------------

# The stamp says which set lies in .venv and from which files; it is written last, so that an
# interrupted installation is taken up again by the next call.
install_environment() {
    fingerprint=$(cat requirements/*.txt pyproject.toml | cksum)" $PWD $interpreter"
    stamp=.venv/installed
    held=$(cat $stamp 2>/dev/null) || held=
    if [ "$held" = "test $fingerprint" ] || [ "$held" = "$wanted $fingerprint" ]; then return; fi
    did_something=yes
    case $held in test*) installing=test ;; *) installing=$wanted ;; esac
    find_uv
    use_mirror_of_pip
    create_environment
    say "Installing Python packages (about 400 MB the first time; tests 100 MB more)."
    "$uv" pip sync --python .venv/bin/python --require-hashes "requirements/$installing.txt" >&2 ||
        stop "The Python packages could not be installed: check the network and call again; what was fetched is kept."
    "$uv" pip install --python .venv/bin/python --quiet --no-deps --no-build-isolation \
        --config-settings editable_mode=compat --editable . >&2 ||
        stop "The project itself could not be installed into .venv: the lines above say why."
    check_qt
    printf '%s\n' "$installing $fingerprint" >$stamp
}

create_environment() {
    home="$PWD $interpreter"
    if [ "$(cat .venv/home 2>/dev/null)" = "$home" ] && works .venv/bin/python -c "$PYTHON_NAME"; then return; fi
    rm -rf .venv
    if [ -n "$python" ]; then export UV_PYTHON_DOWNLOADS=never; fi
    "$uv" venv --quiet --python "${python:-3.12}" .venv >&2 || stop "The environment .venv could not be made: the lines above say why."
    printf '%s\n' "$home" >.venv/home
}

# What people read, compiled from assets/i18n/parts: only when a part is newer than what lies there.
compile_texts() {
    compiled=assets/i18n/zh_Hans/LC_MESSAGES/django.mo
    if [ -e "$compiled" ] && [ -z "$(find assets/i18n/parts .ci/texts.py -newer "$compiled")" ]; then return; fi
    .venv/bin/python .ci/texts.py || stop "The texts could not be compiled: the lines above say where."
}

check_qt() {
    use_unpacked_libraries
    if trouble=$(.venv/bin/python -c 'import PySide6.QtGui, PySide6.QtQml' 2>&1); then return; fi
    stop "Qt does not start: $(printf '%s\n' "$trouble" | tail -n 1). Install the system library it names and call again."
}

# --- What a program of ours finds around it ---------------------------------------------------

set_surroundings() {
    use_unpacked_libraries
    keep_compiled_code
    export QT_QUICK_BACKEND=software
    if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"; fi
    if [ -z "${XDG_RUNTIME_DIR:-}" ] || [ ! -w "$XDG_RUNTIME_DIR" ]; then
        mkdir -p .tools/runtime
        chmod 0700 .tools/runtime
        export XDG_RUNTIME_DIR="$PWD/.tools/runtime"
    fi
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
        *[Uu][Tt][Ff]*) ;;
        *) export LC_ALL=C.UTF-8 ;;
    esac
    name_peer_data BUCHUCUN_CONFORMANCE conformance/xpath_cases.json
    name_peer_data BUCHUCUN_HANDWRITING handwriting/ink-dev.json
}

# Compiled code lies in .venv/, so that nothing is written between the sources; also where the machine is set to
# keep none: every process would compile some 800 modules again.
keep_compiled_code() {
    unset PYTHONDONTWRITEBYTECODE
    export PYTHONPYCACHEPREFIX="${PYTHONPYCACHEPREFIX:-$PWD/.venv/compiled}"
}

# Test data of others that may not be copied in here: used where it lies, in a folder beside the checkout.
name_peer_data() {
    eval "already=\${$1:-}"
    for file in ../*/"$2"; do
        if [ -z "$already" ] && [ -f "$file" ]; then already=$(cd "$(dirname "$file")" && pwd); fi
    done
    if [ -n "$already" ]; then export "$1=$already"; fi
}

use_unpacked_libraries() {
    system=$PWD/.tools/system
    if [ ! -e "$system/holds" ] || [ -n "${unpacked_in_use:-}" ]; then return; fi
    unpacked_in_use=yes
    found=
    for folder in "$system"/usr/lib/*-linux-*/ "$system"/lib/*-linux-*/; do
        for each in "$folder" "$folder"pulseaudio; do
            if [ -d "$each" ]; then found=$found${found:+:}$each; fi
        done
    done
    export LD_LIBRARY_PATH="$found${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
    if [ ! -e /etc/fonts/fonts.conf ]; then
        printf '<fontconfig><dir>%s</dir><dir>/usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>\n' \
            "$system/usr/share/fonts" >"$system/fonts.conf"
        export FONTCONFIG_FILE="$system/fonts.conf"
    fi
}
