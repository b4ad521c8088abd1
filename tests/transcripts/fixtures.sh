# Sourced before every line of a transcript. Repositories with fixed dates, so that commits have fixed ids.
export GIT_AUTHOR_NAME=Lea GIT_AUTHOR_EMAIL=lea@acme.example GIT_COMMITTER_NAME=Lea GIT_COMMITTER_EMAIL=lea@acme.example
export GIT_AUTHOR_DATE="${DAY:-2026-11-20}T10:00:00Z" GIT_COMMITTER_DATE="${DAY:-2026-11-20}T10:00:00Z"

# repo NAME: a new repository, entered
repo() { git init -q -b main "$1" && cd "$1" && git remote add origin "git@github.com:acme/$1.git"; }
# put FILE: standard input into FILE
put() { mkdir -p "$(dirname "$1")" && cat >"$1"; }
# commit [MESSAGE]: everything
commit() { git add -A && git commit -q -m "${1:-change}"; }

# overwrite_page FILE NUMBER: one page of a database, with letters
overwrite_page() { head -c 4096 /dev/zero | tr '\0' x | dd of="$1" bs=4096 seek=$(($2 - 1)) conv=notrunc status=none; }
# overwrite_table FILE TABLE: the page at which the table begins
overwrite_table() { overwrite_page "$1" "$(sqlite3 "$1" "SELECT rootpage FROM sqlite_master WHERE name = '$2'")"; }

# component NAME OWNER [MORE SPEC LINES]: a catalog-info.yaml
component() {
  put catalog-info.yaml <<YAML
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: $1
  description: ${4:-What $1 does}
spec:
  type: ${3:-service}
  lifecycle: production
  owner: $2
YAML
}

# acme: four repositories with every kind of owner
acme() {
  (repo ledger && component ledger payments service "Double-entry bookkeeping" && printf '  dependsOn: [component:rates]\n  system: core\n' >>catalog-info.yaml &&
    echo '# ledger' >README.md && DAY=2026-11-21 && . "$FIXTURES" && commit)
  (repo web-shop && printf '{"name": "@acme/web-shop", "description": "Storefront", "private": true, "dependencies": {"next": "14", "@acme/sdk": "1"}}' | put package.json &&
    printf '* @acme/web\n' | put .github/CODEOWNERS && commit)
  (repo sdk && printf '{"name": "@acme/sdk", "version": "1.2.0", "description": "Client of ledger", "main": "index.js"}' | put package.json && commit)
  (repo rates && component rates risk service "Exchange rates" && printf '* @acme/payments\n' | put CODEOWNERS && commit)
}

# own_policy: a bs.yaml with a policy of one check, in the folder stood in
own_policy() {
  printf 'policy: [./policy]\ncheck: {track: ours}\n' | put bs.yaml
  printf 'id: ours\nname: Ours\nlevels:\n  - {ordinal: 1, name: bronze, checks: [{id: has-readme}, {id: no-todo}]}\n' | put policy/tracks/ours.yaml
  put policy/checks/has-readme.yaml <<'YAML'
id: has-readme
name: There is a README
why: It is where people look first.
fact: {exists: [README.md]}
rule: {path: $.exists, operator: equal, value: true}
failedMessage: There is no README
severity: high
remediation: Write README.md.
fix: {write: {path: "{{ folder }}README.md", text: "# {{ name }}\n"}}
tests:
  - {files: {README.md: x}, expect: passed}
  - {files: {a: x}, expect: failed}
YAML
  put policy/checks/no-todo.yaml <<'YAML'
id: no-todo
name: No TODO in C sources
why: A note to oneself is nobody's task.
fact: {regex: {path: "**/*.c", regex: "TODO.*", matchAll: true}}
rule: {path: $.matches, operator: hasLengthOf, value: 0}
failedMessage: A TODO stands in the code
severity: medium
remediation: Open an issue and name it, or do it.
tests:
  - {files: {a.c: "int a;"}, expect: passed}
  - {files: {a.c: "// TODO: b"}, expect: failed, at: ["a.c:1"]}
YAML
}

# job_template VERSION: the files of a small template in ./job, as they are at that version
job_template() {
  put job/template.yaml <<'YAML'
apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: {name: job, title: Scheduled job, description: A job that runs by the clock}
spec:
  type: service
  parameters:
    - title: What is it?
      required: [name, owner]
      properties:
        name: {type: string, title: Name, pattern: "^[a-z][a-z0-9-]*$", description: "lower case, digits, dashes"}
        owner: {type: string, title: Owner, "ui:field": OwnerPicker, "ui:options": {allowArbitraryValues: true}}
        hour: {type: integer, title: Hour, default: 3, minimum: 0, maximum: 23}
        token: {type: string, title: Token, "ui:field": Secret}
  steps:
    - id: files
      action: fetch:template
      input:
        url: ./skeleton
        values: {name: "${{ parameters.name }}", owner: "${{ parameters.owner }}", hour: "${{ parameters.hour }}"}
    - id: publish
      action: publish:github
      input: {repoUrl: "github.com?owner=acme&repo=${{ parameters.name }}", defaultBranch: main}
    - id: register
      action: catalog:register
      input: {repoContentsUrl: "${{ steps.publish.output.repoContentsUrl }}", catalogInfoPath: /catalog-info.yaml}
  output:
    links: [{title: Repository, url: "${{ steps.publish.output.remoteUrl }}"}]
YAML
  printf '# ${{ values.name }}\n\nRuns at ${{ values.hour }} o'"'"'clock.\n' | put job/skeleton/README.md
  printf '#!/bin/sh\n# made by the template\nset -eu\necho "${{ values.name }}"\necho one\necho two\necho three\n' | put job/skeleton/run.sh
  chmod +x job/skeleton/run.sh
  printf 'schedule: 0 ${{ values.hour }} * * *\n' | put job/skeleton/deploy/cron.yaml
  printf 'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: ${{ values.name }}}\nspec: {type: service, lifecycle: production, owner: "${{ values.owner }}"}\n' | put job/skeleton/catalog-info.yaml
  printf 'files:\n  managed: [deploy/**]\n  once: [README.md]\n' | put job/bs-template.yaml
  case "$1" in v1*) ;; *) sed -i 's/echo one/echo 1/' job/skeleton/run.sh && mv job/skeleton/deploy job/skeleton/ops ;; esac
  case "$1" in v1.0*) ;; *) printf 'MIT\n' | put job/skeleton/LICENSE && sed -i 's/^schedule/# UTC\nschedule/' job/skeleton/*/cron.yaml ;; esac
}
# templates VERSION...: a repository of templates, tagged with these versions
templates() {
  (repo templates && for version in "$@"; do rm -rf job && job_template "$version" && commit "$version" && git tag "$version"; done)
}
