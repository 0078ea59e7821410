import { posix } from 'node:path';
import ts from 'typescript';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  resolveJsonModule: true,
  esModuleInterop: true,
  declaration: true,
  emitDeclarationOnly: true,
};

interface Place {
  file: string;
  name: string;
}

interface Declarations {
  file: ts.SourceFile;
  own: Map<string, ts.Statement>;
  /** By local name: where an import or a re-export comes from. */
  from: Map<string, Place>;
}

/** The declarations of every file that `entry` reaches, by their path without extension. */
const emit = (entry: string): Map<string, ts.SourceFile> => {
  const emitted = new Map<string, ts.SourceFile>();
  const { diagnostics } = ts.createProgram([entry], OPTIONS).emit(undefined, (path, text) => {
    const name = path.replace(/\.d\.ts$/, '');
    emitted.set(name, ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  });
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, { getCurrentDirectory: () => '', getCanonicalFileName: String, getNewLine: () => '\n' }));
  return emitted;
};

const namesOf = (statement: ts.Statement): string[] => {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as ts.Statement & { name?: ts.Identifier };
  return name ? [name.text] : [];
};

const specifiersOf = (statement: ts.Statement): readonly (ts.ImportSpecifier | ts.ExportSpecifier)[] => {
  const clause = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
  return clause && (ts.isNamedImports(clause) || ts.isNamedExports(clause)) ? clause.elements : [];
};

/** A module of ours by its path; one of a package keeps its name. */
const moduleOf = (file: ts.SourceFile, statement: ts.Statement): string => {
  const { text } = (statement as ts.ImportDeclaration).moduleSpecifier as ts.StringLiteral;
  return text.startsWith('.') ? posix.join(posix.dirname(file.fileName), text) : text;
};

const read = (file: ts.SourceFile): Declarations => {
  const own = new Map<string, ts.Statement>();
  const from = new Map<string, Place>();
  for (const statement of file.statements) {
    for (const name of namesOf(statement)) own.set(name, statement);
    for (const { name, propertyName } of specifiersOf(statement)) from.set(name.text, { file: moduleOf(file, statement), name: (propertyName ?? name).text });
  }
  return { file, own, from };
};

/** The names of types that a declaration speaks of. */
const typesIn = (statement: ts.Statement): Set<string> => {
  const names = new Set<string>();
  const leftmost = (name: ts.Node): string => (ts.isQualifiedName(name) ? leftmost(name.left) : name.getText());
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node)) names.add(leftmost(node.typeName));
    if (ts.isTypeQueryNode(node)) names.add(leftmost(node.exprName));
    if (ts.isExpressionWithTypeArguments(node)) names.add(leftmost(node.expression));
    node.forEachChild(visit);
  };
  visit(statement);
  return names;
};

/** The statement with the comment that is its own: a file's first statement also has that of the file before it. */
const textOf = (file: ts.SourceFile, statement: ts.Statement, isPublic: boolean): string => {
  const comment = ts.getLeadingCommentRanges(file.text, statement.pos)?.at(-1);
  const own = comment ? `${file.text.slice(comment.pos, comment.end)}\n` : '';
  const text = statement.getText(file).replace(/^export /, '');
  return `${own}${isPublic ? 'export ' : ''}${text}`;
};

/**
 * One declaration file for what `entry` exports and whatever that speaks of, which stays unexported. Refuses two types of one
 * name, and types of other packages: the file would not stand alone.
 */
export const declarationFile = (entry: string): string => {
  const emitted = emit(entry);
  const known = new Map<string, Declarations>();
  const declarationsOf = (path: string): Declarations => {
    const file = emitted.get(path);
    if (!file) throw new Error(`the public types speak of "${path}", which is not a file of this package`);
    const declarations = known.get(path) ?? read(file);
    known.set(path, declarations);
    return declarations;
  };
  const find = ({ file, name }: Place): Place => {
    const other = declarationsOf(file).from.get(name);
    return other ? find(other) : { file, name };
  };
  const entryPath = entry.replace(/\.ts$/, '');
  const exported = [...declarationsOf(entryPath).from.keys()].map((name) => find({ file: entryPath, name }));
  const isExported = ({ file, name }: Place): boolean => exported.some((place) => place.file === file && place.name === name);
  const taken = new Map<string, { file: string; text: string }>();
  const take = (place: Place): void => {
    const { file, name } = find(place);
    const { file: source, own, from } = declarationsOf(file);
    const statement = own.get(name);
    const before = taken.get(name);
    if (before && before.file !== file) throw new Error(`two public types are called ${name}: of ${before.file} and of ${file}`);
    if (!statement || before) return;
    taken.set(name, { file, text: textOf(source, statement, isExported({ file, name })) });
    for (const type of typesIn(statement)) if (own.has(type) || from.has(type)) take({ file, name: type });
  };
  exported.forEach(take);
  return `/// <reference types="node" />\n${[...taken.values()].map(({ text }) => text).join('\n')}\nexport {};\n`;
};
