// Reads JSON lines {id, pages, answers} and prints {id, completed, questions, faults, example, unanswered |
// error} for each: what a form makes of a template's pages. For comparisons (defaults.mjs) and for looking at
// templates.
#include <cstdio>

#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/scaffold/form.hpp"

namespace {

using bs::data::Value;
using namespace bs::scaffold;

constexpr std::size_t k_largest_file = 1u << 30;

Value told(const std::vector<AnswerFault>& faults) {
  Value out = Value::array();
  for (const AnswerFault& fault : faults) {
    Value one = Value::object();
    one.set("name", fault.name);
    one.set("message", fault.message);
    if (fault.proposal) one.set("proposal", *fault.proposal);
    out.push_back(std::move(one));
  }
  return out;
}

Value answered(const Value& line) {
  Value out = Value::object();
  out.set("id", line.string_or("id"));
  try {
    TemplateSpec spec;
    for (const Value& page : line.find("pages")->as_array())
      spec.pages.push_back({page.string_or("title"), page.string_or("description"), page});
    const auto form = make_form(spec);
    const Value* answers = line.find("answers");
    const Value completed = form->completed(answers == nullptr ? Value::object() : *answers);
    Value questions = Value::array();
    for (const Question& question : form->questions(completed))
      questions.push_back(question.name + (question.required ? "*" : ""));
    out.set("questions", std::move(questions));
    out.set("faults", told(form->faults(completed)));
    out.set("completed", completed);
    const Value example = example_answers(*form);
    out.set("unanswered", told(form->faults(example)));
    out.set("example", example);
  } catch (const bs::Error& error) {
    out.set("error", bs::format_error(error));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: form_batch FILE\n");
    return 2;
  }
  const std::string text = bs::read_file(argv[1], k_largest_file);
  for (const std::string_view line : bs::split_lines(text))
    std::printf("%s\n", bs::data::to_json(answered(bs::data::parse_json(line))).c_str());
  return 0;
}
