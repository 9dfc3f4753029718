package highlight

import "strings"

// language is what the scanner knows of one.
type language struct {
	line       []string // marks of comments to the line's end
	open, shut string   // marks around comments
	quotes     string   // bytes that open strings
	triple     bool     // three of them open a string of many lines
	fold       bool     // capitals do not matter
	markup     bool     // HTML and XML
	keywords   string   // a space before and after each
}

func (l *language) has(word string) bool { return strings.Contains(l.keywords, " "+word+" ") }

// find gives a language by one of its names.
func find(name string) (language, bool) {
	name = strings.ToLower(name)
	if l, ok := curly(name); ok {
		l.line, l.open, l.shut = []string{"//"}, "/*", "*/"
		return l, true
	}
	return other(name)
}

// curly gives the languages with the comments of C.
func curly(name string) (language, bool) {
	switch name {
	case "c", "h", "cpp", "c++", "cc", "hpp", "cxx", "arduino", "objc", "objective-c", "cuda", "glsl":
		return language{quotes: `"'`, keywords: c}, true
	case "cs", "c#", "csharp":
		return language{quotes: `"'`, keywords: csharp}, true
	case "dart":
		return language{quotes: `"'`, triple: true, keywords: java}, true
	case "go", "golang":
		return language{quotes: "\"'`", keywords: golang}, true
	case "groovy", "java", "gradle":
		return language{quotes: `"'`, triple: true, keywords: java}, true
	case "js", "javascript", "jsx", "mjs", "ts", "typescript", "tsx", "json5":
		return language{quotes: "\"'`", keywords: script}, true
	case "json", "jsonc":
		return language{quotes: `"`, keywords: " true false null "}, true
	case "kotlin", "kt", "kts", "scala":
		return language{quotes: `"'`, triple: true, keywords: kotlin}, true
	case "css", "scss", "less", "sass":
		return language{quotes: `"'`}, true
	case "php":
		return language{quotes: `"'`, fold: true, keywords: php}, true
	case "proto", "protobuf":
		return language{quotes: `"'`, keywords: " syntax package import option message enum service rpc returns stream oneof map repeated optional required reserved "}, true
	case "rust", "rs":
		return language{quotes: `"`, keywords: rust}, true // an apostrophe may begin a lifetime
	case "solidity", "sol":
		return language{quotes: `"'`, keywords: script + solidity}, true
	case "swift":
		return language{quotes: `"`, triple: true, keywords: swift}, true
	case "zig":
		return language{quotes: `"'`, keywords: zig}, true
	}
	return language{}, false
}

// other gives the languages with comments of their own.
func other(name string) (language, bool) {
	hash := []string{"#"}
	switch name {
	case "bash", "sh", "shell", "zsh", "console", "fish", "ksh":
		return language{line: hash, quotes: `"'`, keywords: shell}, true
	case "clojure", "clj", "lisp", "elisp", "scheme", "racket":
		return language{line: []string{";"}, quotes: `"`, keywords: " def defn defun define defmacro let lambda fn if cond when do loop recur ns require "}, true
	case "dockerfile", "docker":
		return language{line: hash, quotes: `"'`, keywords: " FROM AS RUN CMD LABEL EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG ONBUILD HEALTHCHECK SHELL "}, true
	case "elixir", "ex", "exs":
		return language{line: hash, quotes: `"'`, triple: true, keywords: " def defp defmodule defmacro defstruct do end fn if else unless case cond when with for in use import alias require true false nil and or not raise rescue try "}, true
	case "erlang", "erl", "tex", "latex", "matlab", "octave", "prolog":
		return language{line: []string{"%"}, quotes: `"`}, true
	case "graphql":
		return language{line: hash, quotes: `"`, triple: true, keywords: " query mutation subscription fragment on type input enum interface union scalar schema extend implements directive true false null "}, true
	case "haskell", "hs", "elm", "purescript":
		return language{line: []string{"--"}, open: "{-", shut: "-}", quotes: `"`, keywords: " module import where let in case of if then else do data type newtype class instance deriving qualified as hiding infixl infixr forall "}, true
	case "hcl", "terraform", "tf", "nix":
		return language{line: []string{"#", "//"}, open: "/*", shut: "*/", quotes: `"`, keywords: " resource data variable output module provider locals terraform for in if let with inherit rec then else true false null "}, true
	case "html", "xml", "svg", "xhtml", "vue", "svelte":
		return language{open: "<!--", shut: "-->", markup: true}, true
	case "ini", "conf", "cfg", "properties", "editorconfig":
		return language{line: []string{"#", ";"}, quotes: `"`}, true
	case "julia", "jl":
		return language{line: hash, open: "#=", shut: "=#", quotes: `"`, triple: true, keywords: " function end if else elseif for while in return module using import export struct mutable abstract type begin let do try catch finally macro quote const true false nothing "}, true
	case "lua":
		return language{line: []string{"--"}, open: "--[[", shut: "]]", quotes: `"'`, keywords: " and break do else elseif end false for function goto if in local nil not or repeat return then true until while "}, true
	case "make", "makefile", "cmake", "nginx":
		return language{line: hash, quotes: `"'`, keywords: " ifeq ifneq ifdef ifndef else endif include define endef export if foreach function endfunction server location upstream http "}, true
	case "perl", "pl":
		return language{line: hash, quotes: `"'`, keywords: " my our local sub if elsif else unless while until for foreach return use require package last next redo and or not eq ne lt gt le ge print die "}, true
	case "powershell", "ps1", "pwsh":
		return language{line: hash, open: "<#", shut: "#>", quotes: `"'`, fold: true, keywords: " function param if else elseif switch foreach for while do return try catch finally throw begin process end in filter class "}, true
	case "python", "py", "python3", "cython", "starlark", "bzl":
		return language{line: hash, quotes: `"'`, triple: true, keywords: python}, true
	case "r":
		return language{line: hash, quotes: `"'`, keywords: " if else for while repeat function return next break in TRUE FALSE NULL NA Inf NaN library require "}, true
	case "ruby", "rb", "crystal":
		return language{line: hash, quotes: `"'`, keywords: ruby}, true
	case "sql", "mysql", "postgresql", "postgres", "sqlite", "plsql":
		return language{line: []string{"--"}, open: "/*", shut: "*/", quotes: `"'`, fold: true, keywords: sql}, true
	case "toml", "yaml", "yml":
		return language{line: hash, quotes: `"'`, triple: name == "toml", keywords: " true false null yes no on off "}, true
	case "vim", "viml":
		return language{line: []string{`"`}, quotes: "'", keywords: " let set if else endif function endfunction call map nnoremap autocmd command return for in endfor while endwhile "}, true
	}
	return language{}, false
}

// The keywords, a space before and after each.
const (
	c      = " alignas alignof asm auto bool break case catch char class const constexpr continue decltype default delete do double else enum explicit extern false final float for friend goto if inline int long mutable namespace new noexcept nullptr operator override private protected public register return short signed sizeof static static_assert static_cast struct switch template this throw true try typedef typename union unsigned using virtual void volatile while "
	csharp = " abstract as async await base bool break byte case catch char class const continue decimal default delegate do double else enum event explicit extern false finally float for foreach get goto if implicit in int interface internal is lock long namespace new null object operator out override params private protected public readonly record ref return sealed set short sizeof static string struct switch this throw true try typeof uint ulong using var virtual void volatile where while yield "
	golang = " break case chan const continue default defer else fallthrough false for func go goto if import interface iota map nil package range return select struct switch true type var "
	java   = " abstract as assert async await boolean break byte case catch char class const continue def default do double else enum extends false final finally float for get if implements import in instanceof int interface late long new null package private protected public record required return set short static super switch synchronized this throw throws transient true try var void volatile while with yield "
	kotlin = " abstract as break by case catch class companion const continue data def do else enum extends false final finally for fun given if implicit import in init inner interface internal is lateinit lazy match new null object open operator out override package private protected public return sealed super suspend this throw trait true try type val var when where while with yield "
	php    = " abstract and array as break callable case catch class clone const continue declare default do echo else elseif empty enum extends false final finally fn for foreach function global if implements include instanceof interface isset match namespace new null or print private protected public readonly require require_once return static switch throw trait true try use var while yield "
	python = " False None True and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield "
	ruby   = " alias and begin break case class def defined do else elsif end ensure extend false for if in include loop module next nil not or private protected public raise redo require require_relative rescue retry return self super then true undef unless until when while yield "
	rust   = " as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type union unsafe use where while "
	script = " abstract any as async await boolean break case catch class const continue debugger declare default delete do else enum export extends false finally for from function get if implements import in infer instanceof interface is keyof let namespace never new null number of private protected public readonly return satisfies set static string super switch this throw true try type typeof undefined unknown var void while with yield "
	shell  = " case do done elif else esac exit export fi for function if in local return select set shift then trap unset until while "

	solidity = " address bool bytes calldata constructor contract emit event external fallback immutable internal mapping memory modifier payable pragma pure require revert storage struct uint uint256 using view virtual "
	sql      = " add all alter and as asc begin between by case check column commit constraint create cross database default delete desc distinct drop else end exists foreign from full grant group having if in index inner insert into is join key left like limit not null offset on or order outer over partition primary references returning right rollback select set table then to transaction trigger truncate union unique update using values view when where with "
	swift    = " actor any as associatedtype async await break case catch class continue default defer deinit do else enum extension fallthrough false fileprivate final for func guard if import in init inout internal is lazy let mutating nil open operator override private protocol public repeat rethrows return self Self some static struct subscript super switch throw throws true try typealias var weak where while "
	zig      = " align and anyerror anytype break catch comptime const continue defer else enum errdefer error export extern false fn for if inline null opaque or orelse packed pub return struct switch test threadlocal true try undefined union unreachable usingnamespace var volatile while "
)
