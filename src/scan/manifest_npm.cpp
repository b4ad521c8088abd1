#include <algorithm>

#include "bs/base/paths.hpp"
#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"
#include "scan/manifest_fields.hpp"
#include "scan/path_words.hpp"

// package.json and pnpm-workspace.yaml.
namespace bs::scan {
namespace {

using data::Value;

/// The package can be loaded by others: it says what it exports.
bool has_entry_point(const Value& root) {
  return has_any(&root, {"main", "module", "exports", "types", "typings", "browser", "style", "svelte"});
}

std::string script(const Value& root, std::string_view name) {
  const Value* scripts = root.find("scripts");
  return scripts == nullptr ? "" : scripts->string_or(name);
}

/// It is made to be installed by others, with entry points that npm's defaults do not write.
bool is_published(const Value& root, const ManifestFacts& facts) {
  return !facts.is_private && !facts.version.empty() &&
         has_any(&root,
                 {"module", "exports", "types", "typings", "files", "publishConfig", "unpkg", "jsdelivr"});
}

/// `start` runs a program with node, not a bundler's development server.
bool starts_server(const Value& root) {
  const std::string start = script(root, "start");
  return has_word(
      start, {"node ", "nodemon", "ts-node", "tsx ", "nest start", "pm2", "bun ", "deno ", "babel-node"});
}

bool depends_on(const Value& root, std::initializer_list<std::string_view> names) {
  return has_any(root.find("dependencies"), names);
}
bool uses(const Value& root, std::initializer_list<std::string_view> names) {
  return depends_on(root, names) || has_any(root.find("devDependencies"), names);
}

void claim_website(const Value& root, ManifestFacts& facts) {
  // Frameworks that make nothing but sites; a plugin for them names them as a peer and has entry points.
  const bool is_plugin =
      has_any(root.find("peerDependencies"), {"react", "vue", "next", "astro", "svelte", "nuxt"}) ||
      (is_published(root, facts) && has_entry_point(root));
  if (is_plugin) return;
  if (has_word(script(root, "start"), {"backstage-cli app:"})) return facts.claim("website", sure::firm);
  if (uses(root, {"hugo-bin",
                  "hugo-extended",
                  "next",
                  "nuxt",
                  "nuxt3",
                  "gatsby",
                  "astro",
                  "@docusaurus/core",
                  "vitepress",
                  "vuepress",
                  "@11ty/eleventy",
                  "@remix-run/react",
                  "@sveltejs/kit",
                  "react-scripts",
                  "@vue/cli-service",
                  "@angular/cli",
                  "@angular/build",
                  "@react-router/dev",
                  "@tanstack/react-start",
                  "ember-cli",
                  "ember-source"}))
    return facts.claim("website", sure::firm);
  const bool bundles =
      uses(root, {"vite", "webpack", "parcel", "@rsbuild/core", "@vitejs/plugin-react", "esbuild"}) ||
      !script(root, "dev").empty() || has_word(script(root, "start"), {"webpack", "vite", "parcel"});
  if (bundles && !(is_published(root, facts) && has_entry_point(root)) &&
      uses(root, {"react-dom", "vue", "svelte", "preact", "solid-js", "@angular/core", "lit", "alpinejs"}))
    facts.claim("website", sure::firm);
}

void claim_service(const Value& root, ManifestFacts& facts) {
  const bool serves = depends_on(root, {"express",
                                        "fastify",
                                        "@nestjs/core",
                                        "koa",
                                        "@hapi/hapi",
                                        "restify",
                                        "hono",
                                        "@hono/node-server",
                                        "polka",
                                        "@apollo/server",
                                        "apollo-server",
                                        "apollo-server-express",
                                        "@feathersjs/feathers",
                                        "@loopback/core",
                                        "moleculer",
                                        "@grpc/grpc-js",
                                        "grpc",
                                        "socket.io",
                                        "@backstage/backend-defaults",
                                        "@adonisjs/core",
                                        "sails",
                                        "elysia"});
  if (starts_server(root) && (serves || !is_published(root, facts)))
    facts.claim("service", serves ? sure::strong : sure::likely);
  else if (serves && (facts.is_private || !has_entry_point(root)))
    facts.claim("service", sure::strong);
}

void claim_cli(const Value& root, ManifestFacts& facts) {
  const Value* bin = root.find("bin");
  if (bin == nullptr || bin->is_null() || (bin->is_object() && bin->as_object().empty())) return;
  // Many libraries carry a small program besides (@babel/parser): then a name or an argument parser decides.
  const bool is_library_too = has_any(&root, {"main", "module", "exports"});
  const bool parses_arguments =
      uses(root, {"commander", "yargs", "cac", "meow", "@oclif/core", "clipanion", "arg", "sade", "minimist",
                  "inquirer", "yargs-parser", "citty", "@clack/prompts", "prompts"});
  const std::string_view name = base_name(facts.name);
  const bool is_its_name = bin->is_object() && bin->find(name) != nullptr && !is_library_too;
  if (is_cli_name(name) || is_its_name)
    facts.claim("cli", sure::firm);
  else if (!is_library_too || parses_arguments)
    facts.claim("cli", sure::good);
}

/// Backstage's own packages say what they are.
void claim_backstage_role(const Value& root, ManifestFacts& facts) {
  const Value* backstage = root.find("backstage");
  if (backstage == nullptr) return;
  const std::string role = backstage->string_or("role");
  if (role.empty()) return;
  facts.claim(role == "frontend"  ? "website"
              : role == "backend" ? "service"
              : role == "cli"     ? "cli"
                                  : "library",
              sure::said);
}

void claim_types(const Value& root, ManifestFacts& facts) {
  claim_backstage_role(root, facts);
  if (uses(root, {"expo"}) || (facts.is_private && depends_on(root, {"react-native"})))
    facts.claim("mobile-app", sure::said);
  claim_cli(root, facts);
  claim_website(root, facts);
  claim_service(root, facts);
  if (!facts.is_private && has_entry_point(root)) facts.claim("library", sure::fair);
}

void read_workspaces(const ManifestSource& source, const Value* workspaces, ManifestFacts& facts) {
  if (workspaces == nullptr) return;
  if (workspaces->is_object()) workspaces = workspaces->find("packages");
  for (const std::string& pattern : strings_of(workspaces)) {
    facts.is_workspace = true;
    if (pattern.starts_with('!'))
      facts.member_excludes.push_back(member_path(source, pattern.substr(1)));
    else
      facts.members.push_back(member_path(source, pattern));
  }
}

}  // namespace

void read_package_json(const ManifestSource& source, ManifestFacts& facts) {
  const Value root = data::parse_json(source.text, source.path, {1u << 20, 128});
  if (!root.is_object())
    throw Error(ErrorKind::config, "package.json holds no object").at({std::string(source.path), root.mark});
  take_name(facts, root.find("name"));
  facts.is_scoped = facts.name.starts_with('@');
  facts.description = root.string_or("description");
  facts.version = root.string_or("version");
  const Value* is_private = root.find("private");
  facts.is_private = is_private != nullptr && is_private->is_boolean() && is_private->as_boolean();
  facts.is_deprecated = root.find("deprecated") != nullptr && !root.find("deprecated")->is_boolean();
  facts.language = uses(root, {"typescript", "ts-node", "tsx"}) || has_any(&root, {"types", "typings"})
                       ? "TypeScript"
                       : "JavaScript";
  if (!facts.name.empty()) facts.provides.push_back(package_use("npm", facts.name, source, facts.mark));
  for (const std::string_view table : {"dependencies", "peerDependencies", "optionalDependencies"})
    require_keys(facts, source, "npm", root.find(table));
  read_workspaces(source, root.find("workspaces"), facts);
  claim_types(root, facts);
  // The root of a workspace is a package by itself when it is published or runs.
  const bool is_root = facts.is_workspace || has_entry(source.input, source.folder, "pnpm-workspace.yaml") ||
                       has_entry(source.input, source.folder, "lerna.json");
  // A root that holds linters and scripts is no component, unless a workspace lists it as a member.
  const bool runs = facts.confidence > sure::fair;
  const bool is_member = source.workspace != nullptr && !facts.name.empty();
  const bool has_substance =
      !facts.requires_.empty() || has_entry_point(root) || root.find("files") != nullptr;
  facts.is_weak = is_root ? facts.is_private || !is_published(root, facts)
                          : !runs && !is_member && (facts.name.empty() || !has_substance);
}

void read_pnpm_workspace(const ManifestSource& source, ManifestFacts& facts) {
  const Value root = data::parse_yaml_single(source.text, source.path);
  if (root.is_object()) read_workspaces(source, root.find("packages"), facts);
}

}  // namespace bs::scan
