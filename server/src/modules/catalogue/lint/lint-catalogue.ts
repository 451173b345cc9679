import { compileBundle, unsilenced } from '@yijian/core/compile';
import type { Definition, Finding } from '@yijian/core/contract';
import { lintWhole } from '@yijian/core/lint';
import type { Queryable } from '#platform';
import { kindsInOrder } from '../definitions.ts';
import { judgeDefinition } from '../judge-definition.ts';
import { loadPublished, type PublishedCatalogue } from '../load-published.ts';
import { housekeeping, worldOf } from './housekeeping.ts';

/** 目录体检结果: `checked` definitions in force and everything found in them, what blocks first; `findings` holds at most 1,000. */
export type CatalogueLint = { checked: number; blocked: number; warned: number; findings: Finding[] };

const linted = new WeakMap<PublishedCatalogue, Finding[]>();

/** 目录体检: every definition in force against every other one, bundles in every situation; done once per state of the catalogue. */
export async function lintCatalogue(db: Queryable): Promise<CatalogueLint> {
  const published = await loadPublished(db);
  const findings = lintPublished(published);
  const blocked = findings.findIndex((finding) => finding.severity === 'warn');
  const blocks = blocked === -1 ? findings.length : blocked;
  return {
    checked: kindsInOrder.reduce((count, kind) => count + published.byKind[kind].size, 0),
    blocked: blocks,
    warned: findings.length - blocks,
    findings: findings.slice(0, 1000),
  };
}

/** 全部问题 of a state of the catalogue, each once, what blocks first. */
export function lintPublished(published: PublishedCatalogue): Finding[] {
  let findings = linted.get(published);
  if (findings === undefined) {
    const all = kindsInOrder.flatMap((kind) => [...published.byKind[kind].values()]);
    const found = [
      ...all.flatMap(({ definition }) => findingsOf(definition, published)),
      ...lintWhole(worldOf(published)),
    ];
    const once = [...new Map(found.map((one) => [`${one.code}|${one.place}|${one.message}`, one])).values()];
    findings = [
      ...once.filter((finding) => finding.severity === 'block'),
      ...once.filter((finding) => finding.severity === 'warn'),
    ];
    linted.set(published, findings);
  }
  return findings;
}

/** A bundle is compiled; what its items say of themselves is told there. */
function findingsOf(definition: Definition, published: PublishedCatalogue): Finding[] {
  if (definition.kind !== 'bundle') return judgeDefinition(definition, published);
  const { findings } = compileBundle(definition, 1, published.catalogue);
  return [...unsilenced(findings, published.catalogue), ...housekeeping(definition, published)];
}
