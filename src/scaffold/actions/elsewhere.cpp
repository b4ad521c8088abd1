#include "scaffold/actions/elsewhere.hpp"

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "scaffold/repo_address.hpp"
#include "scaffold/shell_line.hpp"

namespace bs::scaffold::actions {
namespace {

std::string word(const ActionCall& call, std::string_view input, std::string_view fallback = "") {
  return shell_word(call.text_or(input, fallback));
}

std::string labels(const ActionCall& call, std::string_view flag) {
  std::string words;
  for (const std::string& label : call.texts("labels"))
    words += fmt::format(" {} {}", flag, shell_word(label));
  return words;
}

}  // namespace

void dispatch_github_workflow(ActionCall& call) {
  std::string line =
      fmt::format("gh workflow run {} --repo {} --ref {}", word(call, "workflowId"),
                  shell_word(repo_address(call).slug()), word(call, "branchOrTagName", "main"));
  for (const data::Member& member : call.object("workflowInputs").as_object())
    line += fmt::format(" -f {}",
                        shell_word(fmt::format("{}={}", member.key, scalar_text(member.value).value_or(""))));
  call.add_command(std::move(line));
}

void create_github_issue(ActionCall& call) {
  call.add_command(fmt::format("gh issue create --repo {} --title {} --body {}{}",
                               shell_word(repo_address(call).slug()), word(call, "title"), word(call, "body"),
                               labels(call, "--label")));
}

void label_github_issue(ActionCall& call) {
  call.add_command(fmt::format("gh issue edit {} --repo {}{}", word(call, "number"),
                               shell_word(repo_address(call).slug()), labels(call, "--add-label")));
}

void request_backstage(ActionCall& call) {
  std::string path = call.text_or("path", "");
  while (path.starts_with('/')) path.erase(0, 1);
  std::string line = fmt::format("curl -X {} \"$BACKSTAGE_URL\"{}", word(call, "method", "GET"),
                                 shell_word(fmt::format("/api/{}", path)));
  for (const data::Member& header : call.object("headers").as_object())
    line += fmt::format(
        " -H {}", shell_word(fmt::format("{}: {}", header.key, scalar_text(header.value).value_or(""))));
  if (const data::Value* body = call.input.find("body")) {
    const auto text = scalar_text(*body);
    line += fmt::format(" -d {}", shell_word(text ? *text : data::to_json(*body)));
  }
  call.add_command(std::move(line));
}

void create_argocd_application(ActionCall& call) {
  call.add_command(
      fmt::format("argocd app create {} --repo {} --path {} --dest-namespace {} --dest-server "
                  "https://kubernetes.default.svc",
                  word(call, "appName"), word(call, "repoUrl"), word(call, "path", "."),
                  word(call, "namespace", "default")));
}

void make_rails_application(ActionCall& call) {
  const data::Value* name = call.object("values").find("name");
  const auto text = name == nullptr ? std::nullopt : scalar_text(*name);
  call.add_command(fmt::format("rails new {}", shell_word(text.value_or(project_folder(call, "")))));
}

void make_with_yeoman(ActionCall& call) {
  std::string line = fmt::format("yo {}", word(call, "namespace"));
  for (const std::string& argument : call.texts("args")) line += fmt::format(" {}", shell_word(argument));
  call.add_command(std::move(line));
}

void make_quarkus_application(ActionCall& call) {
  const data::Value& values = call.object("values");
  std::string line = "quarkus create app";
  const std::string group = values.string_or("groupId");
  const std::string artifact = values.string_or("artifactId");
  if (!artifact.empty())
    line += fmt::format(" {}", shell_word(group.empty() ? artifact : fmt::format("{}:{}", group, artifact)));
  if (const data::Value* extensions = values.find("extensions");
      extensions != nullptr && extensions->is_array()) {
    std::vector<std::string> names;
    for (const data::Value& extension : extensions->as_array())
      if (const auto text = scalar_text(extension)) names.push_back(*text);
    if (!names.empty()) line += fmt::format(" --extension {}", shell_word(join(names, ",")));
  }
  call.add_command(std::move(line));
}

void clone_quarkus_quickstart(ActionCall& call) {
  call.add_command("git clone --depth 1 -- https://github.com/quarkusio/quarkus-quickstarts.git");
  const std::string name = call.object("values").string_or("quickstartName");
  if (!name.empty())
    call.add_command(fmt::format("cp -R {} .", shell_word("quarkus-quickstarts/" + name + "/.")));
}

void zip_files(ActionCall& call) {
  call.leave("bs makes no archives");
  call.add_command(fmt::format("zip -r {} {}", word(call, "outputPath"), word(call, "path")));
}

void tell_no_jsonata(ActionCall& call) {
  call.leave("bs does not run JSONata; its outputs are empty");
}

}  // namespace bs::scaffold::actions
