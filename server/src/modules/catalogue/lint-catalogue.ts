import type { Finding } from '@yijian/core/contract';
import type { Queryable } from '#platform';
import { kindsInOrder } from './definitions.ts';
import { judgeDefinition } from './judge-definition.ts';
import { loadPublished, type PublishedCatalogue } from './load-published.ts';

/** 目录体检结果: `checked` definitions in force and everything found in them, what blocks first. */
export type CatalogueLint = { checked: number; blocked: number; warned: number; findings: Finding[] };

const linted = new WeakMap<PublishedCatalogue, CatalogueLint>();

/** 目录体检: every definition in force against every other one; done once per state of the catalogue. */
export async function lintCatalogue(db: Queryable): Promise<CatalogueLint> {
  const published = await loadPublished(db);
  let lint = linted.get(published);
  if (lint === undefined) {
    const all = kindsInOrder.flatMap((kind) => (kind === 'bundle' ? [] : [...published.byKind[kind].values()]));
    const findings = all.flatMap(({ definition }) => judgeDefinition(definition, published));
    const blocked = findings.filter((finding) => finding.severity === 'block');
    lint = {
      checked: all.length,
      blocked: blocked.length,
      warned: findings.length - blocked.length,
      findings: [...blocked, ...findings.filter((finding) => finding.severity === 'warn')].slice(0, 1000),
    };
    linted.set(published, lint);
  }
  return lint;
}
