// Every template of real repositories becomes a form that examples answer without a fault.
#include <cstdio>
#include <cstdlib>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/scaffold/form.hpp"

namespace {

using namespace bs::scaffold;

struct Counts {
  std::size_t templates = 0, questions = 0, faulty = 0, unloadable = 0;
};

std::vector<std::filesystem::path> folders() {
  std::vector<std::filesystem::path> out;
  if (const char* named = std::getenv("BS_TEMPLATES")) {
    for (const std::string_view one : bs::split(named, ':')) out.emplace_back(one);
    return out;
  }
  const char* set = std::getenv("BS_SHARED");
  const auto shared =
      set != nullptr ? std::filesystem::path(set) : std::filesystem::path(BS_SOURCE_DIR) / "../shared";
  const auto corpus = shared / "corpus/backstage-yaml";
  if (std::filesystem::is_directory(corpus)) out.push_back(corpus);
  return out;
}

std::optional<TemplateSpec> loaded(const TemplateFilesPtr& files, const std::string& path, Counts& counts) {
  try {
    return load_template(files, path);
  } catch (const bs::Error& error) {
    ++counts.unloadable;
    std::printf("does not load: %s", bs::format_error(error).c_str());
    return std::nullopt;
  }
}

void check(const TemplateSpec& spec, Counts& counts) {
  ++counts.templates;
  try {
    const auto form = make_form(spec);
    const bs::data::Value answers = example_answers(*form);
    counts.questions += form->questions(answers).size();
    const std::vector<AnswerFault> faults = form->faults(answers);
    for (const AnswerFault& fault : faults)
      std::printf("%s: %s: %s\n", spec.path.c_str(), fault.name.c_str(), fault.message.c_str());
    counts.faulty += faults.empty() ? 0 : 1;
  } catch (const bs::Error& error) {
    ++counts.faulty;
    std::printf("%s", bs::format_error(error).c_str());
  }
}

}  // namespace

int main() {
  const std::vector<std::filesystem::path> all = folders();
  if (all.empty()) {
    std::printf("skipped: neither BS_TEMPLATES nor ../shared is there\n");
    return 0;
  }
  Counts counts;
  for (const std::filesystem::path& folder : all) {
    const TemplateFilesPtr files = disk_files(std::filesystem::absolute(folder), {});
    for (const std::string& path : find_templates(*files)) {
      if (const auto spec = loaded(files, path, counts)) check(*spec, counts);
    }
  }
  std::printf("%zu templates, %zu questions, %zu forms with faults; %zu files do not load\n",
              counts.templates, counts.questions, counts.faulty, counts.unloadable);
  return counts.faulty == 0 && counts.templates > 0 ? 0 : 1;
}
