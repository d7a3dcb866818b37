# The commands. `make` alone prints them: a target's help stands behind its name.
# The first command that needs it makes a virtual environment in .venv from the lock files.

ADDRESS ?= 127.0.0.1:8000
# Which Python makes .venv: the newest of these that will do, or the one you name.
PYTHON ?=
pythons = $(or $(PYTHON),python3.13 python3.12 python3.11 python3 python)
uv_version = 0.13.9

python = .venv/bin/python
uv = .venv/bin/uv pip

# uv's own root certificates fail behind an inspecting proxy; the system's don't.
export UV_SYSTEM_CERTS ?= 1
export UV_PYTHON_DOWNLOADS ?= never
# Material's advertisement about MkDocs 2, at every start.
export NO_MKDOCS_2_WARNING ?= 1

# In an environment that is quite empty, Python does not know where it is itself, and make finds no program.
export PATH ?= /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

.PHONY: help serve check schema build build-referrers test test-fast bench-search bench bench-large learn lock clean
.DEFAULT_GOAL = help

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

serve: .venv/installed ## show the site at ADDRESS (127.0.0.1:8000), renewed at every change
	@$(python) -c '$(try_address)' 2>/dev/null \
	|| $(call stop,Nothing can be shown at http://$(ADDRESS)/$(comma) which may be in use: try make serve ADDRESS=127.0.0.1:8001.)
	@$(python) -m service_catalogue schema >/dev/null 2>&1 || true
	@echo "The site will be at http://$(ADDRESS)/ (Ctrl-C stops it)."
	@$(python) -m mkdocs serve --dev-addr $(ADDRESS)

check: .venv/installed ## check the entries in catalogue/, without building anything
	@$(python) -m service_catalogue check

schema: .venv/installed ## renew the schemas that an editor's program completes and checks with
	@$(python) -m service_catalogue schema

build: .venv/installed ## build the public site in site/
	$(call build_site,mkdocs.yml,site)

build-referrers: .venv/installed ## build the referrers' edition in site-referrers/
	$(call build_site,mkdocs.referrers.yml,site-referrers)

test: .venv/installed-for-tests ## run all tests; installs a browser where none is found
	@$(python) tests/chromium.py
	@$(python) -m pytest -n auto --dist loadfile

test-fast: .venv/installed-for-tests ## run the tests that need no built site and no browser, and try no thousands of values
	@$(python) -m pytest -n auto -m "not build and not browser and not thorough"

bench-search: .venv/installed-for-bench ## measure how well the finder finds, beside lunr and Pagefind (BENCH="--set tune" and more)
	@$(python) tests/chromium.py
	@$(python) -m bench.search $(BENCH)
	$(if $(BENCH),,@$(python) -m bench.search --sizes)
	$(if $(BENCH),,@$(python) -m bench.search --danger)

bench: .venv/installed-for-bench ## measure what builds, checks and changes cost, beside plain Material (BENCH="--only pairs" and more)
	@$(python) tests/chromium.py
	@$(python) -m bench $(BENCH)

bench-large: .venv/installed-for-bench ## the same with 25,000 offers
	@$(python) -m bench --only large $(BENCH)

learn: .venv/installed-for-bench ## learn anew, from bench/danger/, what calls for help are like
	@$(python) -m bench.danger.learn

lock: .venv/made ## renew the lock files with the newest versions that pyproject.toml allows
	@$(cache) $(lock) --output-file requirements.lock pyproject.toml
	@$(cache) $(lock) --extra test --constraint requirements.lock --output-file requirements-test.lock pyproject.toml
	@$(cache) $(lock) --extra test --extra bench --constraint requirements-test.lock --output-file requirements-bench.lock pyproject.toml
	@$(cache) echo "uv==$(uv_version)" | $(lock) --output-file requirements-uv.lock -

clean: ## remove everything that these commands made
	@rm -rf .venv .build site site-referrers test-results .pytest_cache .hypothesis hooks/*.egg-info
	@find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +


# MkDocs would tell an address that is taken in twenty lines.
try_address = import socket; host, _, port = "$(ADDRESS)".rpartition(":"); \
	socket.create_server((host.strip("[]"), int(port)), family=socket.AF_INET6 if ":" in host else socket.AF_INET)

# $(1): the configuration, $(2): the folder. The new site is built aside and swapped in whole,
# since MkDocs empties its folder before it can fail.
define build_site
	@rm -rf .build/$(2) .build/$(2).old && mkdir -p .build
	@$(python) -m mkdocs build --strict --config-file $(1) --site-dir .build/$(2)
	@if [ -e $(2) ]; then mv $(2) .build/$(2).old; fi && mv .build/$(2) $(2) && rm -rf .build/$(2).old
endef

# A lock names packages, versions and hashes, and no host: it serves behind any mirror.
# "fewest": one version of a package for every Python, so that the site does not depend on which one there is.
lock = $(uv) compile --python $(python) --python-version 3.11 --universal --fork-strategy fewest --upgrade --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet

# Without a home that can be written to, pip and uv do without a cache.
cache = { [ -n "$$HOME" ] && mkdir -p "$$HOME/.cache/uv" && [ -w "$$HOME/.cache/uv" ]; } 2>/dev/null \
	|| export UV_NO_CACHE=1 PIP_NO_CACHE_DIR=1;

# $(1): a sentence for whoever reads the terminal, the last word of a command that cannot go on.
stop = { echo "$(1)" >&2; exit 1; }


# What is installed, each file standing for a state of .venv that its prerequisites led to.

.venv/installed: .venv/made requirements.lock pyproject.toml
	$(call install,requirements.lock)

.venv/installed-for-tests: .venv/installed requirements-test.lock
	$(call install,requirements-test.lock)

.venv/installed-for-bench: .venv/installed-for-tests requirements-bench.lock
	$(call install,requirements-bench.lock)

# Nothing is fetched that no lock names: a source package would ask for tools to build it (so --no-build),
# and the project itself is built with the setuptools from the lock. Compiled now, since
# PYTHONDONTWRITEBYTECODE or another owner of .venv would else cost every command half a second.
define install
	@$(cache) $(uv) sync --quiet --python $(python) --require-hashes --no-build --compile-bytecode $(1) \
	&& $(uv) install --quiet --python $(python) --offline --no-deps --no-build-isolation --editable . \
	|| $(call stop,The packages in $(1) could not be installed: see the reason above$(comma) and run the command again.)
	@touch $@
endef
comma = ,

# A virtual environment works only in the folder it was made in, and while its Python is there;
# so the folder is written down, and a copied or moved tree makes its own.
ifneq ($(shell cat .venv/made 2>/dev/null)$(if $(realpath $(python)),, but Python has gone),$(CURDIR))
.PHONY: .venv/made
endif

.venv/made: requirements-uv.lock
	@$(find_python); \
	"$$found" -m venv --clear .venv \
	|| { rm -rf .venv; $(call stop,Python $$version could not make a virtual environment in .venv: see the reason above.); }; \
	$(cache) $(python) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-uv.lock \
	|| { rm -rf .venv; $(call stop,The installer (uv) could not be fetched: see the reason above$(comma) and run the command again.); }
	@echo "$(CURDIR)" > $@

# A name that is there but does not start (a version manager's empty shim) counts as absent.
# Who has activated .venv finds Python there: it makes itself anew (so venv --clear and not rm).
# $$found is the first that is new enough and can make virtual environments; else $$lacking or $$old say why not.
define find_python
found=; lacking=; old=; \
for candidate in $(pythons); do \
	version=$$("$$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue; \
	if ! "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then old=$${old:-$$version}; \
	elif ! "$$candidate" -c 'import venv; from ensurepip import version' 2>/dev/null; then lacking=$${lacking:-$$version}; \
	else found=$$candidate; break; fi; \
done; \
if [ -z "$$found" ]; then \
	if [ -n "$$lacking" ]; then $(call stop,Python $$lacking has no venv module: please install it (on Debian or Ubuntu: apt install python$$lacking-venv).); \
	elif [ -n "$$old" ]; then $(call stop,Python $$old is too old: please install Python 3.11 or newer$(comma) or name one with PYTHON=...); \
	else $(call stop,No Python was found: please install Python 3.11 or newer (on Debian or Ubuntu: apt install python3 python3-venv).); fi; \
fi
endef
