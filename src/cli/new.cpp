#include <algorithm>

#include "bs/ask/ask.hpp"
#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/commands.hpp"
#include "cli/new_text.hpp"
#include "cli/template_dialogue.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    k_set,
    k_values,
    k_preset,
    {"-y,--yes", "", "ask nothing: defaults for the rest, and write"},
    {"--dry-run", "", "show the tree that would be written, and write nothing"},
    {"--diff", "", "show the contents that would be written, and write nothing"},
    {"--force", "", "into a folder that holds something: new files only, what is there stays"},
    {"--no-git", "", "make no repository and no first commit"},
    k_template_rev,
    k_template_worktree,
    {"-f,--format", "FORMAT",
     "table (default), json, or lines (one path a line); FORMAT=FILE writes to a file", true,
     "table json lines"},
};

struct Asked {
  scaffold::TemplateSpec spec;
  std::unique_ptr<scaffold::Form> form;
  std::optional<std::string> folder;
};

bool only_shows(const Context& context) {
  return context.args().flag("--dry-run") || context.args().flag("--diff");
}

std::string chosen(TemplateSources& sources, ask::Asker* asker) {
  if (asker == nullptr) {
    throw Error(ErrorKind::usage, "bs new needs a template's name, or a terminal to ask at")
        .hint("bs template list shows what there is");
  }
  std::vector<ask::Item> items;
  for (const auto& entry : sources.all()) {
    if (!entry.spec) continue;
    const auto source = source_of(*entry.spec);
    const auto what = entry.spec->description.empty() ? entry.spec->title : entry.spec->description;
    items.push_back({entry.spec->name, entry.spec->name, what,
                     source == "shipped" ? source : source + " " + version_of(*entry.spec)});
  }
  const auto name = choose_template(*asker, std::move(items));
  return name.value_or("");
}

/// The folder's name answers the question for the project's name, unless that was answered.
void name_by_folder(const Asked& asked, GivenAnswers& given) {
  if (!asked.folder || asked.spec.form != scaffold::TemplateForm::backstage) return;
  const auto questions = asked.form->questions(given.values);
  const auto* question = naming_question(questions);
  if (question == nullptr || given.names.contains(question->name)) return;
  const auto name = fs::absolute(*asked.folder).lexically_normal();
  const auto base = name.has_filename() ? name.filename().string() : name.parent_path().filename().string();
  given.values.set(question->name, base);
  given.names.insert(question->name);
}

/// The command that gives the same answers again, a shell line that goes on where the terminal's ends.
std::string again_line(const Context& context, const Asked& asked, const data::Value& answers) {
  const auto& words = context.args().words();
  std::vector<std::string> parts{"bs new", words.empty() ? asked.spec.name : words[0]};
  const auto folder = asked.folder ? asked.folder : scaffold::project_name(asked.spec, answers);
  if (folder) parts.push_back(*folder);
  const auto questions = asked.form->questions(answers);
  const auto* naming =
      asked.spec.form == scaffold::TemplateForm::backstage ? naming_question(questions) : nullptr;
  const auto secrets = asked.form->secrets();
  for (const auto& question : questions) {
    const auto* value = scaffold::answer_of(answers, question.name);
    if (value == nullptr || (question.fallback && *question.fallback == *value)) continue;
    if (&question == naming && folder && *value == data::Value(*folder)) continue;  // DIR says it
    const bool is_secret = std::find(secrets.begin(), secrets.end(), question.name) != secrets.end();
    parts.push_back(is_secret ? fmt::format("--set {}=VALUE", question.name)
                              : set_flag(question.name, *value));
  }
  parts.emplace_back("--yes");
  std::string out = "again ";
  std::size_t column = display_width(out);
  for (const auto& part : parts) {
    const auto text = " " + shown(part);
    if (column + display_width(text) + 2 > context.terminal().width && column > 8) {
      out += " \\\n        ";
      column = 8;
    }
    out += text;
    column += display_width(text);
  }
  return out;
}

std::string done_text(const NewProject& project, const WrittenProject& done) {
  auto out = fmt::format("done   {} in {}", count_of(done.written.files, "file", "files"),
                         shown(folder_text(project)));
  if (done.commit) {
    out += fmt::format(", commit {} on {}\n", done.commit->id.short_hex(), shown(done.branch));
  } else {
    out += fmt::format("\n       no commit: {}\n", done.no_commit);
  }
  for (const auto& clash : done.written.clashes)
    out += fmt::format("       was there and stays: {}\n", shown(clash));
  return out + not_run_text(project) + output_text(project.result.output);
}

/// Lines on stderr.
void tell(const Context& context, std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  context.output().plain(text);
}

int show(Context& context, const NewProject& project, const ProjectVerdict& verdict) {
  const auto& terminal = context.terminal();
  context.output().write(context.args(),
                         {{"table",
                           [&] {
                             std::string text;
                             if (context.args().flag("--dry-run")) text += tree_text(project, terminal);
                             if (context.args().flag("--diff")) text += contents_text(project, terminal);
                             return text;
                           }},
                          {"json",
                           [&] {
                             return json_document({{"project", project_json(project, verdict, nullptr)}});
                           }},
                          {"lines", [&] {
                             std::string text;
                             for (const auto& entry : project.files) text += shown(entry.first) + "\n";
                             return text;
                           }}});
  context.output().plain(project_text(project, verdict, terminal) + not_run_text(project) +
                         "nothing was written");
  return 0;
}

int finish(Context& context, const NewProject& project, const ProjectVerdict& verdict) {
  const auto done =
      write_project(context, project, context.args().flag("--force"), !context.args().flag("--no-git"));
  context.output().write(context.args(),
                         {{"table", [&] { return done_text(project, done); }},
                          {"json",
                           [&] {
                             return json_document({{"project", project_json(project, verdict, &done)}});
                           }},
                          {"lines", [&] {
                             std::string text;
                             for (const auto& entry : project.files) text += shown(entry.first) + "\n";
                             return text;
                           }}});
  context.output().hint(fmt::format("next   cd {} && bs check", shown(short_path(project.folder))));
  return 0;
}

/// Everything that would stop the writing is said before a question is asked.
void require_place(const Context& context, const std::optional<std::string>& folder) {
  if (!folder || context.args().flag("--force") || only_shows(context)) return;
  std::error_code code;
  const auto path = fs::absolute(*folder);
  if (fs::exists(path, code) && !(fs::is_directory(path, code) && fs::is_empty(path, code))) {
    throw Error(ErrorKind::usage, fmt::format("{} is there already and holds something",
                                              shown(short_path(path.lexically_normal()))))
        .hint("--force writes the new files and leaves what is there");
  }
}

int without_asking(Context& context, TemplateSources& sources, const Asked& asked, GivenAnswers given) {
  const auto answers = whole_answers(*asked.form, given.values);
  const auto project = make_project(context, sources, asked.spec, *asked.form, answers, asked.folder);
  require_place(context, project.folder.string());
  const auto verdict = check_project(context, project);
  if (only_shows(context)) return show(context, project, verdict);
  if (!context.args().flag("--yes")) {
    throw Error(ErrorKind::usage, "nothing was written: this is no terminal, and --yes was not given")
        .hint("--yes writes; --dry-run and --diff show what would be written");
  }
  tell(context, project_text(project, verdict, context.terminal()));
  return finish(context, project, verdict);
}

int asking(Context& context, TemplateSources& sources, const Asked& asked, GivenAnswers given,
           ask::Asker& asker) {
  Dialogue dialogue(context, asker, *asked.form, std::move(given));
  context.output().plain(
      fmt::format("{} {}   {}, nothing is written before you say so\n", shown(asked.spec.name),
                  shown(version_of(asked.spec)),
                  count_of(dialogue.open_count(), "question", "questions")));
  for (;;) {
    if (!dialogue.ask_rest()) {
      context.output().plain("nothing was written");
      return 1;
    }
    const auto answers = whole_answers(*asked.form, dialogue.answers());
    const auto project = make_project(context, sources, asked.spec, *asked.form, answers, asked.folder);
    require_place(context, project.folder.string());
    const auto verdict = check_project(context, project);
    if (only_shows(context)) return show(context, project, verdict);
    context.output().plain("\n" + project_text(project, verdict, context.terminal()) +
                           again_line(context, asked, answers));
    for (bool goes_back = false; !goes_back;) {
      switch (asker.key("Write it?  [y]es  [t]ree  [d]iff  [b]ack  [n]o", "ytdbn")) {
        case 'y':
          context.output().plain("");
          return finish(context, project, verdict);
        case 't':
          context.output().out(tree_text(project, context.terminal()));
          break;
        case 'd':
          context.output().out(contents_text(project, context.terminal()));
          break;
        case 'b':
          goes_back = dialogue.step_back();
          break;
        default:
          context.output().plain("nothing was written");
          return 1;
      }
      context.output().release();
    }
  }
}

int run(Context& context) {
  const auto& words = context.args().words();
  const bool asks = can_ask(context) && !context.args().flag("--yes") && Output::for_people(context.args());
  std::optional<ask::Asker> asker;
  if (asks) asker.emplace(0, 2, context.terminal());
  TemplateSources sources(context, version_asked_for(context));
  const auto name = words.empty() ? chosen(sources, asker ? &*asker : nullptr) : words[0];
  if (name.empty()) return 1;
  Asked asked{sources.named(name), nullptr, words.size() > 1 ? std::optional(words[1]) : std::nullopt};
  require_place(context, asked.folder);
  asked.form = scaffold::make_form(asked.spec, entity_choices(context));
  for (const auto& notice : asked.spec.notices) context.output().note(shown(notice));
  auto given = given_answers(context, *asked.form);
  name_by_folder(asked, given);
  return asks ? asking(context, sources, asked, std::move(given), *asker)
              : without_asking(context, sources, asked, std::move(given));
}

}  // namespace

const Command k_new{
    "new",
    "Make a project from a template",
    {"[TEMPLATE [DIR]]", 0, 2},
    "bs new                                   choose a template, answer its questions\n"
    "bs new go-service billing --set owner=payments --yes    no questions\n"
    "bs new ./templates/job --dry-run         what it would write\n"
    "bs new ~/src/templates//go --rev v2.1.0  that version of it",
    "A template is shipped (bs template list), named by bs.yaml or the catalog, or a path: a folder or a git "
    "repository on disk, with "
    "REPOSITORY//FOLDER for one of several. Backstage's scaffolder templates and cookiecutter's work "
    "unchanged; what needs a network is "
    "not run and told with the command line that does it. Of a repository with version tags the newest is "
    "taken.\n\n"
    "The project is made in memory, checked by the workspace's policy, and then written whole or not at all. "
    "In a new folder it becomes a "
    "git repository with a first commit; inside a work tree its files are just written. "
    ".bs-template/NAME.yaml remembers template, "
    "version and answers, never secrets, for bs update.\n\n"
    "Answers: --preset, then --values, then --set; DIR answers the question for the name. At a terminal the "
    "rest is asked. Status 1: you "
    "said no.",
    k_options,
    run,
};

}  // namespace bs::cli
