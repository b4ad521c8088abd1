# Writes OUT: the bytes of FILES (paths shown relative to ROOT) as an array of {name, text}.
# Called by bs_embed() in the root CMakeLists.txt. Text is emitted as hexadecimal bytes, since
# string literals have a length limit and their own escapes.
set(body "")
set(table "")
set(n 0)
foreach(file IN LISTS FILES)
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  file(RELATIVE_PATH name "${ROOT}" "${file}")
  string(APPEND body "const char k_text_${n}[] = {${bytes}'\\0'};\n")
  string(APPEND table "    {\"${name}\", {k_text_${n}, sizeof k_text_${n} - 1}},\n")
  math(EXPR n "${n} + 1")
endforeach()
file(WRITE "${OUT}" "#include \"bs/base/embedded.hpp\"\n
namespace bs::embedded {\nnamespace {\n${body}
const File k_files[] = {\n${table}};\n}  // namespace\n
extern const Files ${VARIABLE};
const Files ${VARIABLE}{k_files, ${n}};\n}  // namespace bs::embedded\n")
