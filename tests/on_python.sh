#!/bin/sh
# Runs the test suite on one version of Python, in an environment of its own: sh tests/on_python.sh 3.12
# Looks for it on the path and among pyenv's versions; skips, and says so, if it is not there.
set -u
version=$1
found=
for candidate in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version".*/bin/python "python$version"; do
  if "$candidate" --version 2>/dev/null | grep -q "^Python $version\."; then found=$candidate; break; fi
done
if [ -z "$found" ]; then echo "Python $version: skipped, it is not installed here"; exit 0; fi
environment=.venvs/$version
if [ ! -x "$environment/bin/python" ]; then "$found" -m venv "$environment" || exit 1; fi
"$environment/bin/python" -m pip install --quiet --upgrade pip || exit 1
"$environment/bin/python" -m pip install --quiet --editable . || exit 1
"$environment/bin/python" -m pip install --quiet --group test || exit 1
echo "Python $version: $("$environment/bin/python" --version), $("$environment/bin/python" -c 'import mesa; print("Mesa", mesa.__version__)')"
exec "$environment/bin/python" -m pytest -q -n 2 --dist loadfile -m "not slow"
