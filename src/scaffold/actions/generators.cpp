// Files that only another program can make; none is ever started.
#include "scaffold/actions/elsewhere.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_rails[] = {
    {"url", InputType::text, true}, {"targetPath"}, {"values", InputType::object, true}, {"imageName"}};
constexpr ActionInput k_yeoman[] = {
    {"namespace", InputType::text, true}, {"args", InputType::list}, {"options", InputType::object}};
constexpr ActionInput k_values[] = {{"values", InputType::object, true}, {"targetPath"}};
constexpr ActionInput k_confluence[] = {{"confluenceUrls", InputType::list, true},
                                        {"repoUrl", InputType::text, true}};
constexpr ActionInput k_zip[] = {{"path", InputType::text, true}, {"outputPath", InputType::text, true}};
constexpr std::string_view k_zip_outputs[] = {"outputPath"};
constexpr ActionInput k_jsonata[] = {
    {"data", InputType::any, true}, {"expression", InputType::text, true}, {"as"}};
constexpr ActionInput k_transform[] = {{"path", InputType::text, true}, {"expression", InputType::text, true},
                                       {"replacer", InputType::list},   {"space"},
                                       {"options", InputType::object},  {"as"},
                                       {"loadAll", InputType::boolean}};
constexpr std::string_view k_result[] = {"result"};

}  // namespace

const Action fetch_rails = {.id = "fetch:rails",
                            .summary = "what `rails new` makes with a template",
                            .inputs = k_rails,
                            .outputs = {},
                            .place = ActionPlace::network,
                            .makes_files = true,
                            .run = make_rails_application};
const Action run_yeoman = {.id = "run:yeoman",
                           .summary = "what a generator of Yeoman makes",
                           .inputs = k_yeoman,
                           .outputs = {},
                           .place = ActionPlace::network,
                           .makes_files = true,
                           .run = make_with_yeoman};
const Action quarkus_app_create = {.id = "quarkus:app:create",
                                   .summary = "an application from code.quarkus.io",
                                   .inputs = k_values,
                                   .outputs = {},
                                   .place = ActionPlace::network,
                                   .makes_files = true,
                                   .takes_others = true,
                                   .run = make_quarkus_application};
const Action quarkus_quickstart_clone = {.id = "quarkus:quickstart:clone",
                                         .summary = "one of the quickstarts of Quarkus",
                                         .inputs = k_values,
                                         .outputs = {},
                                         .place = ActionPlace::network,
                                         .makes_files = true,
                                         .takes_others = true,
                                         .run = clone_quarkus_quickstart};
const Action confluence_to_markdown = {.id = "confluence:transform:markdown",
                                       .summary = "pages of Confluence as Markdown",
                                       .inputs = k_confluence,
                                       .outputs = {},
                                       .place = ActionPlace::network,
                                       .makes_files = true};
const Action utils_zip = {.id = "roadiehq:utils:zip",
                          .summary = "a zip archive of files of the result",
                          .inputs = k_zip,
                          .outputs = k_zip_outputs,
                          .place = ActionPlace::network,
                          .makes_files = true,
                          .run = zip_files};
const Action utils_jsonata = {.id = "roadiehq:utils:jsonata",
                              .summary = "a value of a JSONata expression",
                              .inputs = k_jsonata,
                              .outputs = k_result,
                              .place = ActionPlace::network,
                              .run = tell_no_jsonata};
const Action utils_jsonata_json_transform = {.id = "roadiehq:utils:jsonata:json:transform",
                                             .summary = "a JSON file through a JSONata expression",
                                             .inputs = k_transform,
                                             .outputs = k_result,
                                             .place = ActionPlace::network,
                                             .run = tell_no_jsonata};
const Action utils_jsonata_yaml_transform = {.id = "roadiehq:utils:jsonata:yaml:transform",
                                             .summary = "a YAML file through a JSONata expression",
                                             .inputs = k_transform,
                                             .outputs = k_result,
                                             .place = ActionPlace::network,
                                             .run = tell_no_jsonata};

}  // namespace bs::scaffold::actions
