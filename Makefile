# Shortcuts for the scripts; each works without make too.
.PHONY: serve trust test example planted docs sanitize bench format lint

serve:
	scripts/serve

trust:
	scripts/trust

test:
	scripts/test

example:
	scripts/test-example

planted:
	Tests/Programs/planted-failures/run

docs:
	scripts/docs

sanitize:
	scripts/sanitize

bench:
	Benchmarks/run

format:
	swift format --in-place --recursive --parallel Examples Sources Tests Package.swift

lint:
	swift format lint --strict --recursive --parallel Examples Sources Tests Package.swift
