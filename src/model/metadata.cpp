#include "metadata.hpp"

#include <fmt/format.h>

#include "bs/base/text.hpp"
#include "formats.hpp"
#include "shape.hpp"
#include "url.hpp"

namespace bs::model {
namespace {

constexpr bool k_required = true;

constexpr Field k_identity_fields[] = {{"name", &k_text, k_required, "my-service"}, {"namespace", &k_text}};
constexpr Shape k_identity{Form::map, k_identity_fields};
constexpr Field k_envelope_fields[] = {
    {"apiVersion", &k_text, k_required, "backstage.io/v1alpha1"},
    {"kind", &k_text, k_required, "Component"},
    {"metadata", &k_identity, k_required},
};

constexpr Shape k_string_map{Form::map, {}, nullptr, &k_string};
constexpr Field k_link_fields[] = {
    {"url", &k_text, k_required, "https://example.com"},
    {"title", &k_text},
    {"icon", &k_text},
    {"type", &k_text},
};
constexpr Shape k_link{Form::map, k_link_fields};
constexpr Shape k_links{Form::list, {}, &k_link};
constexpr Field k_metadata_fields[] = {
    {"uid", &k_text},           {"etag", &k_text},         {"title", &k_text},
    {"description", &k_string}, {"labels", &k_string_map}, {"annotations", &k_string_map},
    {"tags", &k_texts},         {"links", &k_links},
};

const std::vector<std::string> k_root_keys = {"apiVersion", "kind", "metadata", "spec"};

/// Checks the format of a string that is there; other types and "" have been reported by their shape.
void check_format(const data::Value* value, const Format& format, const Path& path, Faults& faults) {
  if (value == nullptr || !value->is_string()) return;
  const std::string& text = value->as_string();
  if (text.empty() || format.accepts(text)) return;
  faults.error(Stage::policy, fmt::format("{} {} {}", path.text(), in_quotes(text), complaint(format, text)),
               value->mark, proposal(format, text));
}

void check_member_format(const data::Value& map, std::string_view key, const Format& format, const Path& path,
                         Faults& faults) {
  if (const data::Member* member = map.find_member(key))
    check_format(&member->value, format, path.member(*member), faults);
}

void check_keys(const data::Value& map, const Path& path, Faults& faults) {
  for (const data::Member& member : map.as_object()) {
    if (k_key.accepts(member.key)) continue;
    faults.error(
        Stage::policy,
        fmt::format("the key {} of {} {}", in_quotes(member.key), path.text(), complaint(k_key, member.key)),
        member.key_mark);
  }
}

void check_not_blank(const data::Value& link, std::string_view key, const Path& path, Faults& faults) {
  const data::Member* member = link.find_member(key);
  if (member == nullptr || !member->value.is_string() || member->value.as_string().empty()) return;
  if (!trim_unicode(member->value.as_string()).empty()) return;
  faults.error(Stage::policy, fmt::format("{} must not be blank", path.member(*member).text()),
               member->value.mark);
}

void check_link(const data::Value& link, const Path& path, Faults& faults) {
  if (!link.is_object()) return;
  const data::Member* url = link.find_member("url");
  if (url != nullptr && url->value.is_string() && !url->value.as_string().empty() &&
      !is_url(url->value.as_string())) {
    const std::string& text = url->value.as_string();
    const bool has_scheme = text.find(':') != std::string::npos;
    faults.error(Stage::policy,
                 fmt::format("{} {} is no absolute URL", path.member(*url).text(), in_quotes(text)),
                 url->value.mark, has_scheme ? "" : "write it with its scheme, as in \"https://…\"");
  }
  check_not_blank(link, "title", path, faults);
  check_not_blank(link, "icon", path, faults);
}

void check_metadata(const data::Member& metadata, const Path& root, Faults& faults) {
  const data::Value& value = metadata.value;
  const Path path = root.member(metadata);
  const bool annotations_reported = faults.has(Stage::annotations);
  for (const Field& field : k_metadata_fields)
    if (!(annotations_reported && field.key == "annotations"))
      check_field(value, field, path, Stage::policy, faults);
  check_member_format(value, "name", k_name, path, faults);
  check_member_format(value, "namespace", k_namespace, path, faults);
  for (const data::Member& member : value.as_object()) {
    const Path member_path = path.member(member);
    std::size_t at = 0;
    if (member.key == "labels" && member.value.is_object()) {
      check_keys(member.value, member_path, faults);
      for (const data::Member& label : member.value.as_object())
        check_format(&label.value, k_label_value, member_path.member(label), faults);
    } else if (member.key == "annotations" && member.value.is_object()) {
      check_keys(member.value, member_path, faults);
    } else if (member.key == "tags" && member.value.is_array()) {
      for (const data::Value& tag : member.value.as_array())
        check_format(&tag, k_tag, member_path.item(at++, tag.mark), faults);
    } else if (member.key == "links" && member.value.is_array()) {
      for (const data::Value& link : member.value.as_array())
        check_link(link, member_path.item(at++, link.mark), faults);
    }
  }
}

void report_root_key(const data::Member& member, Faults& faults) {
  std::string hint;
  if (member.key == "relations" || member.key == "status")
    hint = fmt::format("remove it: {} is computed, not written", member.key);
  else if (const auto meant = nearest(member.key, k_root_keys))
    hint = fmt::format("is \"{}\" meant?", *meant);
  else
    hint = "move it below metadata or spec";
  faults.error(Stage::policy,
               fmt::format("unknown key {}: an entity has apiVersion, kind, metadata and spec only",
                           in_quotes(member.key)),
               member.key_mark, hint);
}

}  // namespace

bool check_envelope(const data::Value& root, Faults& faults) {
  const Path path{nullptr, {}, 0, root.mark, false};
  bool sound = true;
  for (const Field& field : k_envelope_fields)
    sound &= check_field(root, field, path, Stage::envelope, faults);
  return sound;
}

void check_annotations(const data::Value& root, Faults& faults) {
  const data::Value* metadata = root.find("metadata");
  const data::Value* annotations = metadata == nullptr ? nullptr : metadata->find("annotations");
  if (annotations == nullptr || annotations->is_null() || annotations->is_object()) return;
  faults.error(Stage::annotations,
               fmt::format("metadata.annotations must be a map, found {}", described(*annotations)),
               annotations->mark);
}

void check_policies(const data::Value& root, Faults& faults) {
  static const Shape k_map{Form::map};
  const Path path{nullptr, {}, 0, root.mark, false};
  check_member_format(root, "apiVersion", k_api_version, path, faults);
  check_member_format(root, "kind", k_kind, path, faults);
  for (const data::Member& member : root.as_object()) {
    if (member.key == "metadata" && member.value.is_object())
      check_metadata(member, path, faults);
    else if (member.key == "spec")
      check_shape(member.value, k_map, path.member(member), Stage::policy, faults);
    else if (std::find(k_root_keys.begin(), k_root_keys.end(), member.key) == k_root_keys.end())
      report_root_key(member, faults);
  }
}

}  // namespace bs::model
