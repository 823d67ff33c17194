/** Reads the project's sources for the house tests: paths, text, imports and functions, through a real parser. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';

export const ROOT = normalize(join(dirname(fileURLToPath(import.meta.url)), '../..'));

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** Path from the root for one of ours, null for a package. */
  readonly target: string | null;
}

export interface FunctionSpan {
  readonly name: string;
  /** Lines of its own: a function inside counts for itself, so that a factory is measured as a class would be. */
  readonly lines: number;
}

interface Span {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly functions: readonly FunctionSpan[];
  /** Only re-exports: a barrel. */
  readonly barrel: boolean;
}

/** Every file that git tracks or would track, so that build output and data never count. */
export function trackedFiles(): readonly string[] {
  const answer = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return answer.split('\n').filter((path) => path !== '');
}

export function readTracked(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function lineCount(text: string): number {
  return text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function resolveImport(from: string, specifier: string): Import {
  if (!specifier.startsWith('.')) return { specifier, target: null };
  return { specifier, target: normalize(join(dirname(from), specifier)).replaceAll('\\', '/') };
}

function ownLines(span: Span, spans: readonly Span[], text: string): number {
  const inside = spans.filter((one) => one !== span && one.start >= span.start && one.end <= span.end);
  const direct = inside.filter(
    (one) => !inside.some((other) => other !== one && other.start <= one.start && other.end >= one.end),
  );
  const lines = (one: Span) => lineCount(text.slice(one.start, one.end));
  return lines(span) - direct.reduce((sum, one) => sum + lines(one) - 1, 0);
}

export function readSource(path: string): Source {
  const text = readTracked(path);
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new Error(`${path}: ${parsed.errors[0]?.message}`);
  const imports: Import[] = [];
  const spans: Span[] = [];
  const add = (source: unknown) => {
    const value = (source as { value?: unknown } | null)?.value;
    if (typeof value === 'string') imports.push(resolveImport(path, value));
  };
  const span = (name: string | undefined, node: { start: number; end: number }) =>
    spans.push({ name: name ?? '(anonymous)', start: node.start, end: node.end });
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    FunctionDeclaration: (node) => span(node.id?.name, node),
    FunctionExpression: (node) => span(node.id?.name, node),
    ArrowFunctionExpression: (node) => span(undefined, node),
  }).visit(parsed.program);
  const functions = spans.map((one) => ({ name: one.name, lines: ownLines(one, spans, text) }));
  const reExport = (node: { type: string; source?: unknown }) =>
    node.type === 'ExportAllDeclaration' ||
    (node.type === 'ExportNamedDeclaration' && node.source !== null && node.source !== undefined);
  const barrel = parsed.program.body.length > 0 && parsed.program.body.every(reExport);
  return { path, text, lines: lineCount(text), imports, functions, barrel };
}

export function readSources(): readonly Source[] {
  return trackedFiles()
    .filter((path) => /\.(ts|tsx)$/.test(path) && !path.endsWith('.d.ts'))
    .map(readSource);
}
