#include "facts/content_sweep.hpp"

namespace bs::facts {
namespace {

model::FactReading collect(const CollectorInput& input) {
  data::Value problems = data::Value::array();
  data::Value excused = data::Value::array();
  for (const SecretFound& found : text_sweep(input.snapshot).secrets) {
    data::Value item = to_value(found.finding);
    item.set("kind", found.kind);
    if (!found.excused.empty()) item.set("excused", found.excused);
    (found.excused.empty() ? problems : excused).push_back(std::move(item));
  }
  const auto is_large = [](const SweptFile& file) { return file.is_large; };
  const auto& files = text_sweep(input.snapshot).files;
  data::Value value = data::Value::object();
  value.set("problems", std::move(problems));
  value.set("excused", std::move(excused));
  value.set("unsearched", static_cast<std::int64_t>(std::count_if(files.begin(), files.end(), is_large)));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(secrets) = {
    .id = "secrets",
    .summary = "secrets whose form alone makes them certain; they are never shown",
    .fields =
        "$.problems[]            private keys without a passphrase, tokens of services\n"
        "$.problems[].kind       private-key, github-token, npm-token, aws-key …\n"
        "$.excused[]             such as stand where tests, examples and copied files do, with .excused "
        "saying so",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .check_arguments = nullptr,
    .collect = collect,
};

}  // namespace bs::facts
