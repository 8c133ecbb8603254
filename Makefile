# What people type. Each target installs what it needs first; `make help` lists them.

.DEFAULT_GOAL := help
.PHONY: help bootstrap demo test test-cluster build lint format layers deploy clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

bootstrap: ## Install what the build needs, or say what is missing
	@Scripts/bootstrap

demo: bootstrap ## Break a small shop in the Lab, and watch it being repaired (ARGS=--on-cluster: on the cluster of your kubeconfig)
	swift build --product midwatch
	@.build/debug/midwatch demo $(ARGS)

test: bootstrap ## Run every test that needs no cluster
	env -u KUBECONFIG SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=8 swift test

test-cluster: bootstrap ## Run the tests that need a cluster, on the one that KUBECONFIG names
	@test -n "$$KUBECONFIG" || { echo "KUBECONFIG names no cluster: these tests need one that they may break" >&2; exit 1; }
	swift test --filter IntegrationTests

build: bootstrap ## Build the release binary, .build/release/midwatch
	swift build -c release --product midwatch

lint: ## Check the format of every Swift file
	@Scripts/format lint --strict

format: ## Format every Swift file
	@Scripts/format --in-place

layers: ## Check that each target depends and imports only what lies below it
	@Scripts/check-layers

deploy: bootstrap ## Write deploy/base anew from the manifests that `midwatch install` applies
	swift build --product midwatch
	@Scripts/generate-deploy .build/debug/midwatch

clean: ## Remove what was built
	rm -rf .build
