import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

export interface Import {
  /** The importing file and its line, relative to the root: `src/pages/p/index.tsx`. */
  file: string;
  line: number;
  /** The imported file, relative to the root, or the name of a package that is not ours. */
  target: string;
  /** Gone after compilation: `import type`, or nothing but `type` names. */
  isType: boolean;
}

const SKIPPED = new Set(['node_modules', 'dist', '.data', '.git']);

/** The TypeScript files of a folder and below, without what was installed or built. */
export const sourceFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.(ts|tsx)$/.test(entry.name) ? [path] : [];
  });

const isTypeOnly = (node: ts.ImportDeclaration | ts.ExportDeclaration): boolean => {
  if (ts.isExportDeclaration(node)) {
    const names = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
    return node.isTypeOnly || (names.length > 0 && names.every((name) => name.isTypeOnly));
  }
  const clause = node.importClause;
  if (!clause) return false;
  const named = clause.namedBindings;
  const names = named && ts.isNamedImports(named) ? named.elements : [];
  return clause.isTypeOnly || (!clause.name && names.length > 0 && names.every((name) => name.isTypeOnly));
};

/** The text that names a module, wherever it stands: import, export … from, import(), require(), import('…').Name. */
const namedModule = (node: ts.Node): { name: ts.Node | undefined; isType: boolean } | undefined => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return { name: node.moduleSpecifier, isType: isTypeOnly(node) };
  }
  if (ts.isImportTypeNode(node)) return { name: ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, isType: true };
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return { name: node.moduleReference.expression, isType: node.isTypeOnly };
  }
  if (!ts.isCallExpression(node)) return undefined;
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const isRequire = /^(require|require\.resolve|jest\.requireActual)$/.test(node.expression.getText());
  return isImport || isRequire ? { name: node.arguments[0], isType: false } : undefined;
};

const compilerOptions = (root: string): ts.CompilerOptions => {
  const file = join(root, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as { config: object };
  return ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root).options;
};

/** Every import of every TypeScript file under `root`, resolved as the compiler does: aliases, workspace names, symlinks. */
export const readImports = (root: string): Import[] => {
  const options = compilerOptions(root);
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  const resolve = (name: string, from: string): string => {
    const found = ts.resolveModuleName(name, from, options, ts.sys, cache).resolvedModule?.resolvedFileName;
    const isOurs = found !== undefined && !found.includes('node_modules') && existsSync(found);
    return isOurs ? relative(root, found) : name;
  };
  return sourceFiles(root).flatMap((path) => {
    const imports: Import[] = [];
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const found = namedModule(node);
      if (found?.name && ts.isStringLiteralLike(found.name)) {
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        imports.push({ file: relative(root, path), line, target: resolve(found.name.text, path), isType: found.isType });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return imports;
  });
};
