#!/usr/bin/env bash
# Installs celerylint apart from the project, then runs it. Python is isolated (`-I`) all the way: what lies in the
# checkout, a `pip.py` say, must never be imported.
set -euo pipefail

fail() {
    echo "::error title=celerylint::$1"
    exit 2
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=$(command -v python3 || command -v python) || fail "Python 3.10 or newer is needed: use actions/setup-python"
cd "$INPUT_WORKING_DIRECTORY" || fail "There is no folder of the name that working-directory gives"
requirement=$("$python" -I -X utf8 "$here/requirement.py") || fail "$requirement"

venv=$(mktemp -d "${RUNNER_TEMP:-/tmp}/celerylint.XXXXXX")
"$python" -I -m venv "$venv" || fail "Python cannot make a virtual environment"
installed=$venv/bin/python
[ -x "$installed" ] || installed=$venv/Scripts/python.exe
echo "::group::Install $requirement"
"$installed" -I -m pip install --quiet --disable-pip-version-check "$requirement" || fail "$requirement cannot be installed"
echo "::endgroup::"

exec "$installed" -I -X utf8 "$here/check.py"
