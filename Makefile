# Shortcuts for the scripts; each works without make too.
.PHONY: serve trust test bench format lint

serve:
	scripts/serve

trust:
	scripts/trust

test:
	scripts/test

bench:
	Benchmarks/run

format:
	swift format --in-place --recursive --parallel Sources Tests Package.swift

lint:
	swift format lint --strict --recursive --parallel Sources Tests Package.swift
