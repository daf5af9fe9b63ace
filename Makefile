# Two commands on a bare machine with Python 3.11+ and make: `make run` and `make test`.
# Whatever else they need they make themselves; see casereview/standalone/bootstrap.py.

.PHONY: help run test soak bench coverage mutants check lint types migrations deployment openapi templates \
	catalogs messages format docs manage lock clean-env server-secrets
.SILENT:

PYTHON ?= python3
PORT ?= 8000
CORES ?= 2
export PORT

RUN = $(PYTHON) -m casereview.standalone.bootstrap run
TEST = $(PYTHON) -m casereview.standalone.bootstrap test
PYTEST = pytest -n $(CORES) --dist worksteal
PURE = pytest -c tests/pure.ini --rootdir .

# What a server would have; none of it is real.
PRODUCTION = CASEREVIEW_LOCAL= ALLOWED_HOSTS=casereview.example EMAIL_URL=smtp://mail.example \
	DATABASE_URL=postgresql://nobody@db.example/none REDIS_URL=redis://redis.example TRUST_PROXY=1 \
	SECRET_KEY=not-a-key-but-long-enough-for-the-check-0123456789-abcdefghij RECORD_KEY=not-a-key-either

help:
	echo 'make run                       everything on this machine, until Ctrl-C (PORT=8001: another port)'
	echo 'make test                      the whole suite, on servers it starts itself (args="-k sampling")'
	echo 'make soak                      the lifecycle walked 500 times, and the faults again'
	echo 'make bench                     how fast the clinical core is, beside what is asked for'
	echo 'make coverage                  that the tests of the clinical core reach every branch of it'
	echo 'make mutants                   whether the tests notice 300 small changes (an hour; docs/mutants.md)'
	echo 'make check                     lint, format, types, migrations, deployment, API document, templates, texts'
	echo 'make format                    let the formatters write'
	echo 'make docs                      renew the pages that are printed from the rules'
	echo 'make messages                  find the texts again, and make the pseudo-language of them (needs gettext)'
	echo 'make manage do="verify_record" one of the commands of manage.py, with the servers behind it'
	echo 'make lock                      resolve the requirements again (needs uv)'
	echo 'make server-secrets            the files of docker-compose.yml'
	echo 'make clean-env                 remove the environment; the data stays'

run manage test soak mutants types migrations docs: export CASEREVIEW_LOCAL = 1

run:
	$(RUN) manage.py serve

manage:
	$(RUN) -m casereview.standalone.with_servers manage.py $(do)

test:
	$(TEST) $(PYTEST) $(args)

# The lifecycle walked five hundred times instead of thirty, and the faults again.
soak: export LIFECYCLE_WALKS = 500
soak:
	$(TEST) $(PYTEST) --timeout 3600 tests/workflow/test_machine.py tests/faults $(args)

# Times hang on the machine and its other work, so they are printed and never a condition.
bench:
	$(TEST) -m benchmarks

# The clinical core by itself: no server, no Django.
coverage:
	$(TEST) $(PURE) -n $(CORES) -q --cov --cov-branch --cov-report=term tests/rules tests/imaging

# args="--seed 2" draws others; args="--rooms policy engine --changes 50" looks closer (docs/mutants.md).
mutants:
	$(TEST) -m tests.mutants --workers $(CORES) $(args)

check: lint types migrations deployment openapi templates catalogs

lint:
	$(TEST) ruff check .
	$(TEST) ruff format --check .
	$(TEST) lint-imports

types:
	$(TEST) mypy casereview imaging tests benchmarks docs

migrations:
	$(TEST) -m casereview.standalone.with_servers manage.py makemigrations --check --dry-run

deployment:
	$(PRODUCTION) $(TEST) manage.py check --deploy --fail-level WARNING

openapi:
	$(PRODUCTION) $(TEST) manage.py spectacular --validate --fail-on-warn --file /dev/null

templates:
	$(TEST) djangofmt --check templates

# Nothing is written: it fails where `make messages` would change what it finds.
catalogs:
	$(PRODUCTION) $(TEST) manage.py makemessages --check

messages:
	$(PRODUCTION) $(TEST) manage.py makemessages
	$(TEST) -m docs.printers.pseudo_language

format:
	$(TEST) ruff check --fix .
	$(TEST) ruff format .
	$(TEST) djangofmt templates

docs:
	$(TEST) -m docs.printers.clinical_rules docs/clinical-rules.md
	for name in facts answer; do $(TEST) -m docs.printers.json_schemas $$name > docs/$$name.schema.json; done
	$(TEST) -m docs.printers.published.page > docs/published-patients.md
	$(TEST) -m docs.printers.data_model > docs/data-model.md

# Universal, hashed and without addresses, so that pip alone can install them anywhere.
lock:
	uv pip compile --universal --generate-hashes --no-header --quiet --extra embedded -o requirements.lock pyproject.toml
	uv pip compile --universal --generate-hashes --no-header --quiet --extra embedded --group test --group dev \
		-o requirements-dev.lock pyproject.toml

# For docker-compose.yml; what is there stays. Only the image's user (10001) can read them.
server-secrets:
	mkdir -p var/server/tls
	for name in postgres_password secret_key record_key email_url; do \
		file=var/server/$$name; test -e $$file || { umask 077; case $$name in \
			email_url) echo 'smtp+tls://user:password@mail.example:587' ;; \
			*) $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(48))' ;; esac > $$file; }; \
		chown 10001 $$file || { echo 'Run it as root: the files have to be given to the image' >&2; exit 1; }; \
	done

clean-env:
	rm -rf "$$($(PYTHON) -c 'from pathlib import Path; from casereview.standalone import places; print(places.environment(Path.cwd()))')"
