// cookiecutter_render TEMPLATE_FOLDER OUTPUT_FOLDER [ANSWERS.json]: what bs makes of a cookiecutter template,
// into a new folder. Notes go to stdout.
#include <cstdio>
#include <fstream>
#include <iterator>

#include "bs/base/clock.hpp"
#include "bs/data/json.hpp"
#include "bs/scaffold/form.hpp"
#include "bs/scaffold/run.hpp"
#include "bs/scaffold/write.hpp"

namespace {

bs::data::Value answers_in(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return bs::data::parse_json(std::string(std::istreambuf_iterator<char>(in), {}), path);
}

int render(int argc, char** argv) {
  const auto files = bs::scaffold::disk_files(argv[1], {argv[1], "", ""});
  const bs::scaffold::TemplateSpec spec = bs::scaffold::load_template(files, "cookiecutter.json");
  const auto form = bs::scaffold::make_form(spec);
  bs::scaffold::RunOptions options;
  options.parameters = form->completed(argc > 3 ? answers_in(argv[3]) : bs::data::Value::object());
  options.now = bs::now();
  for (const auto& fault : form->faults(options.parameters))
    throw bs::Error(bs::ErrorKind::usage, fault.name + " " + fault.message);
  const bs::scaffold::RunResult result = bs::scaffold::run_template(spec, options);
  if (result.failure) throw bs::Error(*result.failure);
  for (const std::string& note : result.notes) std::printf("note: %s\n", note.c_str());
  const auto name = bs::scaffold::project_name(spec, options.parameters);
  std::printf("project: %s\n", name ? name->c_str() : "");
  bs::scaffold::write_tree(result.files, argv[2]);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: cookiecutter_render TEMPLATE_FOLDER OUTPUT_FOLDER [ANSWERS.json]\n", stderr);
    return 2;
  }
  try {
    return render(argc, argv);
  } catch (const bs::Error& error) {
    std::fputs(bs::format_error(error).c_str(), stderr);
    return 1;
  }
}
