#!/usr/bin/env python3
"""The engine's dialect of Jinja against Jinja itself, in cookiecutter's environment.

usage: jinja.py TEMPLATE_BATCH

Skipped where Python has no cookiecutter. A case on which Jinja fails must fail here too."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

VALUES = {
    'cookiecutter': {
        'name': 'My  Project', 'slug': 'my_project', 'yes': 'y', 'no': 'n', 'empty': '', 'version': '0.1.0',
        'author': "Zoë O'Neill", 'list': ['b', 'a', 'C', 'a'], 'map': {'one': '1', 'two': '2'}, '_private': ['*.html'],
        'nothing': None, 'true': True, 'false': False, 'number': 7, 'text': 'one two three four five six seven\neight nine',
        'people': [{'name': 'x', 'age': 3}, {'name': 'y', 'age': 1}, {'name': 'z', 'age': 3}],
    }
}

EXPRESSIONS = r'''
cookiecutter.name
cookiecutter.name.lower().replace(' ', '_').replace('-', '_')
cookiecutter.missing
cookiecutter.missing.deeper
missing
missing is defined
cookiecutter.missing is defined
cookiecutter.missing | default('x')
cookiecutter.empty | default('x')
cookiecutter.empty | default('x', true)
cookiecutter.empty | default('x', boolean=true)
cookiecutter.nothing
cookiecutter.true
cookiecutter.false
cookiecutter.list
cookiecutter.map
cookiecutter.people
'=' * 5
'=' * cookiecutter.name|length
'ab' * 0
3 * 'ab'
[1, 2] + [3]
[0] * 3
'a' + 1
'a' ~ 1 ~ true ~ none
1 + 2 * 3 - 4
7 // 2
-7 // 2
7 % 3
-7 % 3
2 ** 3 ** 2
-2 ** 2
1 ~ 2 + 3
'a' ~ 'b' == 'ab'
not 1 == 2
not true or true
1 < 2 < 3
1 < 3 < 2
1 == 1.0
'1' == 1
true == 1
[1, 2] == [1, 2]
{'a': 1} == {'a': 1}
'a' < 'b'
'a' < 1
'b' in cookiecutter.list
'z' not in cookiecutter.list
'one' in cookiecutter.map
'My' in cookiecutter.name
1 in 'a'
cookiecutter.yes == 'y' and cookiecutter.no == 'n'
'a' if cookiecutter.yes == 'y' else 'b'
'a' if cookiecutter.yes == 'n'
cookiecutter.list[0]
cookiecutter.list[-1]
cookiecutter.list[1:3]
cookiecutter.list[::-1]
cookiecutter.name[:2]
cookiecutter.name[-3:]
cookiecutter.name[::2]
cookiecutter.name[0]
cookiecutter['slug']
cookiecutter.map['one']
cookiecutter.map.get('three', 'none')
cookiecutter.map.get('three')
cookiecutter.map.items() | list
cookiecutter.map.keys() | list
cookiecutter.map.values() | join(',')
cookiecutter.version.split('.')
cookiecutter.version.split('.')[0] | int + 1
cookiecutter.version.split('.', 1)
cookiecutter.version.rsplit('.', 1)
'a b  c'.split()
'.'.join(['a', 'b'])
'.'.join([1])
'abc'.startswith('a')
'abc'.startswith(('x', 'a'))
'abc'.endswith('c')
'abc'.find('c')
'abc'.find('z')
'abcabc'.rfind('b')
'abc'.index('b')
'aXbX'.count('X')
'  x '.strip() ~ '|'
'xxaxx'.strip('x')
'abc'.upper()
"it's a test".title()
'hello WORLD'.capitalize()
'hello'.center(11, '*')
'7'.zfill(3)
'-7'.zfill(4)
'ab'.ljust(4) ~ '|'
'ab'.rjust(4) ~ '|'
'ab'.isalpha()
'12'.isdigit()
'a_b1'.isidentifier()
'1a'.isidentifier()
'a-b-c'.partition('-')
'a-b-c'.rpartition('-')
'a\nb\n'.splitlines()
'aBc'.swapcase()
'{}-{}'.format('a', 1)
'{1}-{0}'.format('a', 'b')
'{x:>5}|'.format(x='ab')
'{:03d}'.format(7)
'{:.2f}'.format(3.14159)
'%s-%d' % ('a', 3)
'%05.1f' % 3.14159
'%s' % 'x'
'%s %s' | format('a', 'b')
'%(a)s' | format(a='x')
'%s' % ('a', 'b')
cookiecutter.name | slugify
cookiecutter.author | slugify
"It's 1,000 Größe & Co." | slugify
'a b' | slugify(separator='_')
'Hello World' | slugify(lowercase=false)
cookiecutter.map | jsonify
cookiecutter.list | jsonify
'é"<' | jsonify
cookiecutter.map | tojson
'<a & b>' | tojson
cookiecutter.people | tojson
cookiecutter.list | sort
cookiecutter.list | sort(reverse=true)
cookiecutter.list | sort(case_sensitive=true)
cookiecutter.people | sort(attribute='age') | map(attribute='name') | join(',')
cookiecutter.list | unique | list
cookiecutter.list | map('upper') | join('-')
cookiecutter.list | map('replace', 'a', 'z') | list
cookiecutter.people | map(attribute='name') | list
cookiecutter.people | selectattr('age', 'equalto', 3) | map(attribute='name') | list
cookiecutter.people | rejectattr('age', 'gt', 2) | map(attribute='name') | list
['', 'a'] | select | list
[1, 2, 3] | select('odd') | list
[1, 2, 3] | reject('in', [2]) | list
cookiecutter.people | groupby('age') | map('first') | list
cookiecutter.people | sum(attribute='age')
[1, 2, 3] | sum
[3, 1, 2] | max
[3, 1, 2] | min
[1, 2, 3] | first
[1, 2, 3] | last
[1, 2] | reverse | list
'abc' | reverse
'abc' | list
cookiecutter.map | list
cookiecutter.map | dictsort
cookiecutter.map | length
cookiecutter.list | count
cookiecutter.list | join(', ')
cookiecutter.people | join(', ', attribute='name')
[1, none, true] | join('-')
'hello world-foo (bar)' | title
'hELLO' | capitalize
'abc' | upper
'ABC' | lower
'  a ' | trim ~ '|'
'xax' | trim('x')
'a.b.c' | replace('.', '/')
'a.b.c' | replace('.', '/', 1)
'a' | center(5) ~ '|'
'ab' | center(5) ~ '|'
cookiecutter.text | wordwrap(10)
cookiecutter.text | wordwrap(width=12, wrapstring=' / ')
'averyveryverylongword here' | wordwrap(8)
'well-known-thing and self-made' | wordwrap(9)
cookiecutter.text | indent(2)
cookiecutter.text | indent(2, true)
'a\n\nb' | indent(width=2, first=true)
'a\n\nb' | indent(2, blank=true)
cookiecutter.text | truncate(20)
cookiecutter.text | truncate(20, true)
cookiecutter.text | truncate(20, true, '..', 0)
'short' | truncate(3)
cookiecutter.text | wordcount
'42' | int
'x' | int
'x' | int(7)
'3.9' | int
'ff' | int(base=16)
7 | string ~ '1'
true | string
2.5 | round | int
3.14159 | round(2)
2.7 | int
'<b>' | escape
['a', 'b'] | length == 2
'a,b' | replace(',', '\n')
'tab\there'
'back\\slash'
'\d'
"quote \" here"
'é'
'\u00e9'
'a' 'b'
(1, 2)
()
(1,)
{'a': 1, 'b': [1, 'x']}
{'a': {'b': 1}}
[1, 2,]
range(3) | list
range(1, 10, 3) | list
dict(a=1)
1 is odd
2 is even
4 is divisibleby 2
4 is divisibleby(3)
'a' is string
1 is number
none is none
cookiecutter.nothing is none
true is true
'A' is upper
cookiecutter.map is mapping
cookiecutter.list is sequence
'a' is in ['a']
'a' is not in ['b']
1 is eq 1
1 is sameas 1
cookiecutter.list is iterable
cookiecutter.yes is equalto 'y'
x is undefined
1 is nosuchtest
'a' | nosuchfilter
cookiecutter.name.nosuchmethod()
'a' | upper | lower | replace('a', 'b')
(cookiecutter.name | lower).split()
cookiecutter.name.split() | join('_') | lower
cookiecutter.list | batch(2) | list
cookiecutter.number + 1
cookiecutter.number // 2
'%.1f' % cookiecutter.number
123456789 | filesizeformat
-cookiecutter.number
1 if cookiecutter.list else 2
cookiecutter._private
'a' or 'b'
'' or 'b'
'a' and ''
1 / 0
true and missing
cookiecutter.list.index('a')
cookiecutter.list.count('a')
"{{ x }}"
'%}'
loop
namespace(a=1).a
'a b'|upper~'c'
10 / 4
'x'.join(['a'] * 3)
'abc'[5:]
'abc'[1:-1]
'Hello World'.lower().split(' ')[0]
'e' in 'hello' and 'x' not in 'hello'
'äöü' | upper
'äöü' | length
cookiecutter.list | first | upper
cookiecutter.missing == 'a'
cookiecutter.missing in ['a']
not cookiecutter.missing
'a-b_c'.replace('-', '').replace('_', '')
'foo'.removeprefix('f')
'a' is defined
1 + true
[[1, 2], [3]] | sum(start=[])
'a' * 2 + 'b'
"1.2".split(".") | map("int") | sum
'one\ntwo' | upper | replace('\n', ';')
'ab\
cd'
'averyveryverylongword heremacro m()' | wordwrap(8)
'we)l-known-thing and self-made-a-bc' | wordwrap(9)
'a-b-cd-efgh ij-k' | wordwrap(4)
cookiecutter.text | indent(cookiecutter.missing)
cookiecutter.missing | escape
cookiecutter.missing | dictsort
'''.strip('\n').split('\n')

TEMPLATES = [
    '{% if cookiecutter.yes == "y" %}a{% elif true %}b{% else %}c{% endif %}',
    '{% if cookiecutter.missing %}a{% endif %}',
    '{% if cookiecutter.missing is defined %}a{% else %}b{% endif %}',
    'a\n{%- if true %}\n  b\n{%- endif %}\nc\n',
    'a\n{% if true -%}\n  b\n{% endif -%}\n c\n',
    '  {%+ if true %}x{% endif %}\n',
    '{# comment #}a{#- b -#} c',
    'a #} b',
    '{% raw %}{{ x }}{% endraw %}',
    ' {%- raw -%}  {{ x }} {% if %} {%- endraw -%}  y',
    '{% raw %}{{ a }}{% raw %}{{ b }}{% endraw %}c',
    '${{ "{{" }} github.ref {{ "}}" }}',
    "${{'{{'}} secrets.X {{'}}'}}",
    '{% for x in cookiecutter.list %}{{ loop.index }}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}',
    '{% for x in cookiecutter.list if x != "a" %}{{ loop.index0 }}/{{ loop.length }}{{ x }} {% else %}none{% endfor %}',
    '{% for x in [] %}x{% else %}none{% endfor %}',
    '{% for k, v in cookiecutter.map.items() %}{{ k }}={{ v }};{% endfor %}',
    '{% for k in cookiecutter.map %}{{ k }};{% endfor %}',
    '{% for (k, v) in cookiecutter.map|dictsort %}{{ k }}={{ v }};{% endfor %}',
    '{% for c in "añb" %}{{ c }}.{% endfor %}',
    '{% for a, b in [[1, 2], [3]] %}{{ a }}{% endfor %}',
    '{% for x in cookiecutter.missing %}x{% endfor %}',
    '{% for x in [1, 2, 3] %}{{ loop.previtem if not loop.first }}{{ loop.cycle("a", "b") }}{{ loop.revindex }}{% endfor %}',
    '{% for x in [1, 2, 3] %}{{ loop.cycle("a", "b") }}{{ loop.revindex }}{{ loop.nextitem|default("-") }}{% endfor %}',
    '{% for x in [1, 2] %}{% for y in [1, 2] %}{{ x }}{{ y }}{{ loop.index }} {% endfor %}{{ loop.index }}{% endfor %}',
    '{% set x = 1 %}{% for i in [1, 2, 3] %}{% set x = x + i %}{{ x }}{% endfor %}{{ x }}',
    '{% set x = 1 %}{% if true %}{% set x = 2 %}{% endif %}{{ x }}',
    '{% set ns = namespace(n=0) %}{% for i in [1, 2, 3] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}',
    '{% set a, b = 1, 2 %}{{ a }}{{ b }}',
    '{% set a, b = [1] %}',
    '{% set t %}a{{ cookiecutter.slug }}b{% endset %}{{ t }}',
    '{% set t | upper %}a{{ cookiecutter.slug }}b{% endset %}{{ t }}',
    '{% set t -%}  a  {%- endset %}|{{ t }}|',
    '{% set x = namespace(a=1) %}{% set y = [x] %}{% set x.a = 5 %}{{ x.a }}',
    '{% set s = "a" %}{% set s.b = 1 %}',
    '{% with a = 1, b = 2 %}{{ a + b }}{% endwith %}',
    '{% with %}{% set q = 1 %}{{ q }}{% endwith %}{{ q is defined }}',
    '{% macro m(a, b="x") %}[{{ a }}{{ b }}]{% endmacro %}{{ m(1) }}{{ m(1, b=2) }}{{ m(a=3) }}',
    '{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}in{% endcall %}',
    '{% set v = 1 %}{% macro m() %}{{ v }}{% endmacro %}{{ m() }}',
    '{% macro m(x) %}{{ x }}{% endmacro %}{{ m("a")|upper }}{{ m("a") ~ "b" }}{{ "ab" == m("ab") }}',
    '{% filter upper %}a{{ cookiecutter.slug }}{% endfilter %}',
    '{% block a %}x{{ cookiecutter.slug }}{% endblock %}',
    '{% include "x" %}',
    '{% extends "x" %}',
    '{% import "x" as y %}',
    '{% nosuchtag %}',
    '{{ x',
    '{% if true %}',
    '{{ }}',
    '{{ 1 + }}',
    'a { b } c {x} # %} }}',
    '{{ "a" }}\n',
    '\n\n{{ "a" }}\n\n',
    '{%- for i in range(3) -%}\n {{ i }} \n{%- endfor -%}',
    '{% for i in range(3) %}\n{{ i }}{% endfor %}\n',
    '{{- "a" -}} b',
    "{% if cookiecutter.yes in ['y', 'Y'] and not cookiecutter.no == 'y' %}x{% endif %}",
    "{% if cookiecutter.name|lower == 'my  project' %}x{% endif %}",
    '{{ "=" * (cookiecutter.name|length) }}',
    '{% set license = "MIT" %}{{ {"MIT": "a", "BSD": "b"}[license] }}',
    '{{ {"a": {"b": "c"}}.a.b }}',
    "{% now 'utc', '%Y' %}", "{% now 'utc' %}", "{% now 'local', '%Y-%m' %}", "{% now 'utc' - 'days=400', '%Y' %}",
    "{% now 'utc' + 'years=1,months=2', '%Y-%m' %}",
    "{% set y %}{% now 'utc', '%Y' %}{% endset %}{{ y|int > 2000 }}",
    "{% now 'nowhere' %}",
    '{% set xs = [] %}{% for i in [1] %}{% set xs = xs + [i] %}{% endfor %}{{ xs }}',
    '{% for i in range(2) %}{% set a = i %}{% endfor %}{{ a is defined }}',
    '{% if 1 %}{% for i in [1] %}{{ i }}{% endfor %}{% endif %}',
    '{{ cookiecutter }}'[:0] + '{% for k in cookiecutter %}{{ k }} {% endfor %}',
    '\ufeffa{{ 1 }}',
    '{%set a=1%}{{a}}',
    '{%if true%}a{%endif%}',
    "{{cookiecutter.slug}}.{{cookiecutter['slug']}}",
    '{{ [1,2]|length }}{{ "a"|upper }}',
    '{% for key, value in cookiecutter.map.items() -%}\n- {{ key }}: {{ value }}\n{% endfor %}',
]

# A tuple prints as a list does; no list can hold a namespace, which can change.
KNOWN = ['{{ (1, 2) }}', '{{ () }}', '{{ (1,) }}', '{{ cookiecutter.map.items() | list }}', '{{ cookiecutter.map | dictsort }}',
         "{{ 'a-b-c'.partition('-') }}", "{{ 'a-b-c'.rpartition('-') }}",
         '{% set x = namespace(a=1) %}{% set y = [x] %}{% set x.a = 5 %}{{ x.a }}']


def expected(environment, template):
    try:
        return environment.from_string(template).render(**VALUES)
    except Exception as error:  # whatever Jinja or Python finds wrong
        return error


def run_by_cookiecutters_python():
    """The interpreter that the program `cookiecutter` names in its first line has the module."""
    program = shutil.which('cookiecutter')
    interpreter = ''
    if program and not os.environ.get('BS_SECOND_PYTHON'):
        with open(program, encoding='utf-8', errors='replace') as file:
            interpreter = file.readline().strip().removeprefix('#!')
    if not interpreter or ' ' in interpreter or not os.path.exists(interpreter):
        print('skipped: there is no cookiecutter')
        return 0
    return subprocess.run([interpreter, *sys.argv], env={**os.environ, 'BS_SECOND_PYTHON': '1'}, check=False).returncode


def main():
    try:
        from cookiecutter.environment import StrictEnvironment
    except ImportError:
        return run_by_cookiecutters_python()
    environment = StrictEnvironment(context=VALUES, keep_trailing_newline=True)
    cases = ['{{ %s }}' % one for one in EXPRESSIONS] + TEMPLATES
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl') as file:
        for i, template in enumerate(cases):
            file.write(json.dumps({'id': i, 't': template, 'c': VALUES, 'opt': {'jinja': True}}) + '\n')
        file.flush()
        done = subprocess.run([sys.argv[1], file.name], stdout=subprocess.PIPE, check=True)
    differ = known = 0
    for line in done.stdout.decode().splitlines():
        answer = json.loads(line)
        template = cases[answer['id']]
        wanted = expected(environment, template)
        if isinstance(wanted, Exception):
            is_same = 'err' in answer
        else:
            is_same = answer.get('out') == wanted
        if not is_same and template in KNOWN:
            known += 1
        elif not is_same:
            differ += 1
            print('%r\n    jinja: %r\n    bs:    %r' % (template, wanted, answer.get('out', answer.get('err'))))
    print('%d cases agree, %d differ as is known, %d differ' % (len(cases) - differ - known, known, differ))
    return 1 if differ else 0


if __name__ == '__main__':
    sys.exit(main())
