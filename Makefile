# ruhu: `make run` and `make test` set up everything else.

TAGS_TEST    := ci,migrated_fynedo
FUZZTIME     := 30s
TAGS_DESKTOP := migrated_fynedo,x11,no_emoji
PACKAGES     := ./...
DEMO         := build/demo
SCREENS      := build/screens
# What it has to compile for beside the system at hand. The desktop needs a C compiler of each.
SYSTEMS      := windows/amd64 linux/arm64 linux/loong64

export CGO_ENABLED ?= 0

.PHONY: help run test build screens bench mutants fuzz race window vet deps demo clean

help: ## say what each target does
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## install what is missing, build, and open the desktop on a demo village
	@.ci/run-desktop

test: vet ## everything a submission must pass; needs no display and no C compiler
	go test -timeout 25m -tags $(TAGS_TEST) $(PACKAGES)
	go build -trimpath -o build/ruhuctl ./cmd/ruhuctl
	go build -tags $(TAGS_TEST) -o build/ruhu-headless ./cmd/ruhu

vet:
	@out=$$(go tool gofumpt -l .); if [ -n "$$out" ]; then echo "gofumpt would change:"; echo "$$out"; exit 1; fi
	go vet -tags $(TAGS_TEST) $$(go list -tags $(TAGS_TEST) $(PACKAGES) | grep -v /store/vfs)
	go vet -unsafeptr=false -tags $(TAGS_TEST) ./store/vfs/...
	go tool staticcheck -tags $(TAGS_TEST) $(PACKAGES)
	@list=$$(go list -tags $(TAGS_TEST) -f '{{if .GoFiles}}{{.ImportPath}}{{end}}' $(PACKAGES) | grep -v -e /app/ui -e '/cmd/ruhu$$'); \
	for system in $(SYSTEMS); do \
		echo "go build for $$system"; \
		CGO_ENABLED=0 GOOS=$${system%/*} GOARCH=$${system#*/} go build -tags $(TAGS_TEST) $$list || exit 1; \
	done

build: ## build/ruhu, the real desktop, and build/ruhuctl
	@.ci/install-packages desktop
	CGO_ENABLED=1 go build -trimpath -tags $(TAGS_DESKTOP) -o build/ruhu ./cmd/ruhu
	go build -trimpath -o build/ruhuctl ./cmd/ruhuctl

demo: $(DEMO) ## build/demo: a township's made-up data, village to county and back

$(DEMO):
	go build -trimpath -o build/ruhuctl ./cmd/ruhuctl
	build/ruhuctl demo --out $(DEMO)

screens: ## every screen as PNG under build/screens
	RUHU_SCREENS=$(CURDIR)/$(SCREENS) go test -tags $(TAGS_TEST) -count=1 ./app/ui/...
	@ls $(SCREENS)/*.png

bench: ## all benchmarks
	go test -tags $(TAGS_TEST) -run '^$$' -bench . -benchmem $(PACKAGES)

mutants: ## change every value, comparison and treatment of the packs and count what their tests catch
	RUHU_MUTANTS=1 go test -tags $(TAGS_TEST) -count=1 -v -run TestMostMutantsAreCaught ./rules/packtest

fuzz: ## every fuzz target, each for FUZZTIME (30s)
	@grep -rl --include='*_test.go' '^func Fuzz' . | while read file; do \
		for target in $$(sed -n 's/^func \(Fuzz[A-Za-z]*\)(.*/\1/p' $$file); do \
			echo "$$(dirname $$file) $$target"; \
			go test -tags $(TAGS_TEST) -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$(dirname $$file) || exit 1; \
		done; \
	done

race: ## tests of everything but the screens under the race detector (needs a C compiler)
	CGO_ENABLED=1 go test -race -short -tags $(TAGS_TEST) $$(go list -tags $(TAGS_TEST) $(PACKAGES) | grep -v /app/ui | grep -v /cmd/ruhu$$)

window: build ## type into the real window under Xvfb, kill it, and look for what was typed
	@.ci/install-packages window
	@.ci/window-check

clean: ## remove build/
	rm -rf build
