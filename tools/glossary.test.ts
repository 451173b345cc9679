/** 术语检查: GLOSSARY.md is current, and no exported name of the domain uses a word that the glossary forbids. */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { glossary } from '../core/src/glossary.ts';
import { readSources, type Source } from './architecture/sources.ts';
import { isGlossaryCurrent } from './glossary.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const terms = glossary.flatMap((group) => group.terms);

/** Words that say nothing in a name (style.md, Names), for types and classes. */
const EMPTY_ENDINGS = /(Manager|Helper|Util|Utils|Impl|Service|Info)$/;
/** Names in which an empty ending is part of a term or of an outside name. */
const HONEST = /^(ServiceItem|ImplementationList)/;

test('GLOSSARY.md is current (else run `node tools/start.mjs check --fix`)', () => {
  expect(isGlossaryCurrent()).toBe(true);
});

test('the glossary itself is sound: forbidden words are no code words, and every row explains itself', () => {
  const codeWords = new Set(terms.map((term) => term.code.toLowerCase()));
  const strict = terms.filter((term) => !term.loose);
  expect(strict.flatMap((term) => term.not).filter((word) => codeWords.has(word.toLowerCase()))).toEqual([]);
  expect(terms.filter((term) => term.note.length < 10 || !/\p{Script=Han}/u.test(term.zh))).toEqual([]);
});

describe('exported names of the domain', () => {
  const forbidden = new Map(
    terms.filter((term) => !term.loose).flatMap((term) => term.not.map((word) => [word, `${term.code} (${term.zh})`])),
  );

  test('use the word of the glossary', () => {
    expect(findForbidden(domainSources(), forbidden)).toEqual([]);
  });

  test('the check bites', () => {
    const text = 'export interface TicketRow { id: string }\nexport const openTicket = 1;\nconst ticket = 2;\n';
    expect(findForbidden([sourceOf(text)], forbidden)).toHaveLength(2);
    expect(
      findForbidden([sourceOf('export class CaseManager {}\nexport interface ICase { a: 1 }\n')], forbidden),
    ).toHaveLength(2);
    expect(
      findForbidden([sourceOf('export const ticketless = 1;\nexport type ServiceItem = 1;\n')], forbidden),
    ).toEqual([]);
  });
});

function domainSources(): Source[] {
  return readSources(root).filter(
    (source) =>
      !source.isTest && (source.area === 'module' || (source.area === 'core' && !source.path.endsWith('glossary.ts'))),
  );
}

function sourceOf(text: string): Source {
  const ast = ts.createSourceFile('some.ts', text, ts.ScriptTarget.Latest, false);
  return { path: 'some.ts', text, area: 'module', isTest: false, isStore: false, isSql: false, ast };
}

function findForbidden(sources: readonly Source[], forbidden: ReadonlyMap<string, string>): string[] {
  return sources.flatMap((source) =>
    exportedNames(source).flatMap((name) => {
      const word = wordsOf(name).find((one) => forbidden.has(one));
      if (word) return [`${source.path}: ${name}; the word is ${forbidden.get(word)}`];
      if (EMPTY_ENDINGS.test(name) && !HONEST.test(name))
        return [`${source.path}: ${name} ends in a word that says nothing`];
      return /^I[A-Z][a-z]/.test(name) && isInterface(source, name) ? [`${source.path}: ${name} has an I-prefix`] : [];
    }),
  );
}

function exportedNames(source: Source): string[] {
  return (source.ast?.statements ?? []).flatMap((statement) => {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap((one) =>
        ts.isIdentifier(one.name) ? [one.name.text] : [],
      );
    }
    const { name } = statement as { name?: ts.Node };
    return name && ts.isIdentifier(name) ? [name.text] : [];
  });
}

function isInterface(source: Source, name: string): boolean {
  return (source.ast?.statements ?? []).some((one) => ts.isInterfaceDeclaration(one) && one.name.text === name);
}

/** `openWorkOrderTickets` -> open, work, order, ticket. A plural counts as its singular. */
function wordsOf(name: string): string[] {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return words
    .map((word) => word.toLowerCase())
    .flatMap((word) => (word.endsWith('s') ? [word, word.slice(0, -1)] : [word]));
}
