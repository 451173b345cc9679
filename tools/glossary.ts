/** 术语表文件: writes GLOSSARY.md from core/src/glossary.ts. Run by `check --fix`; the test compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { glossary, type Term } from '../core/src/glossary.ts';

const target = fileURLToPath(new URL('../GLOSSARY.md', import.meta.url));

/** 术语表正文: the text that GLOSSARY.md must have. */
export function renderGlossary(): string {
  const lines = [
    '# Glossary 术语表',
    '',
    'Generated from `core/src/glossary.ts` by `node tools/start.mjs check --fix`. Do not edit.',
    '',
    'One word per thing. A word in *italics* under "not" has an honest second meaning elsewhere, so only readers watch it;',
    'the others may not appear in an exported name (`tools/glossary.test.ts`).',
  ];
  for (const group of glossary) {
    lines.push('', `## ${group.zh} ${group.title}`, '');
    lines.push('| 中文 | code word | not | meaning |', '|---|---|---|---|');
    lines.push(...group.terms.map(row));
  }
  return `${lines.join('\n')}\n`;
}

/** 是否最新: true when GLOSSARY.md on disk equals the rendered text. */
export function isGlossaryCurrent(): boolean {
  try {
    return readFileSync(target, 'utf8') === renderGlossary();
  } catch {
    return false;
  }
}

/** 写入: replaces GLOSSARY.md. */
export function writeGlossary(): void {
  writeFileSync(target, renderGlossary());
}

function row(entry: Term): string {
  const words = entry.not.map((word) => (entry.loose ? `*${word}*` : word)).join(', ');
  return `| ${entry.zh} | \`${entry.code}\` | ${words} | ${entry.note} |`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeGlossary();
