import { limitProposals, type LimitProposals, preview, questionScope, workingDaysOf } from '@yijian/core/compile';
import type { Answers, Bundle, BundleRelease, Figures, Finding } from '@yijian/core/contract';
import { contentHash } from '@yijian/core/contract';
import { describeRule } from '@yijian/core/rules';
import { findDefinition, inputsHash, judge, loadPublished, showDraft, type ShownDraft } from '#catalogue';
import { type Channel, channels } from '@yijian/core/channel';
import { shanghaiDay } from '@yijian/core/calendar';
import { type Actor, businessNow, type Queryable } from '#platform';
import { listReleases, readReleaseStates, type ReleaseRow } from './bundles.store.ts';
import { type ChannelChange, listChannelChanges } from './channels/channel-changes.store.ts';
import { itemsUnder, offChannels } from './channels/closed-channels.ts';
import { closedOn } from './find-release.ts';
import { type Compiled, compile } from './compile-release.ts';
import { refusals } from './refusals.ts';
import { isRunning } from './trial/find-trial.ts';
import { trialAddress } from './trial/trial-code.ts';
import { listTrials, type Trial } from './trial/trials.store.ts';

const CLASSES_SHOWN = 200;

/** 合成结果 as the studio shows it: graph, situations, figures and proof of a release, published or not. */
export type CompiledView = {
  publishable: boolean;
  findings: Finding[];
  release: {
    hash: string;
    version: number;
    promiseDays: { least: number; most: number } | null;
    nodes: {
      id: string;
      item: string;
      name: string;
      node: string;
      authority: string;
      authorityName: string;
      when: string | null;
      promisedDays: number;
      confirmedDays: number | null;
      mayOptOut: boolean;
    }[];
    /** `when`: in words, where the order holds only in some situations */
    edges: { from: string; to: string; kind: 'explicit' | 'implied'; reason: string; when: string | null }[];
    /** what each department will see of a case */
    grants: BundleRelease['grants'];
    classes: { total: number; shown: BundleRelease['classes'] };
    fields: {
      total: number;
      shared: number;
      list: { key: string; label: string; section: string; users: string[]; sources: string[] }[];
    };
    materials: {
      total: number;
      list: { key: string; name: string; users: string[]; issuedBy: string; ways: string[] }[];
    };
    proof: BundleRelease['proof'];
    proposals: LimitProposals;
    figures: Figures;
    figuresFor: Answers;
  } | null;
};

/** 一件事工作台: definition, releases and what compiling now would give. */
export type Studio = {
  bundle: string;
  /** `mine`: who asks saved it last and cannot publish it (四眼) */
  draft: (ShownDraft & { body: Bundle }) | null;
  published: { version: number; hash: string; body: Bundle } | null;
  releases: ReleaseRow[];
  /** newest first; `isRunning`: can be applied for today */
  trials: (Trial & { address: string; isRunning: boolean })[];
  /** channels on which it can be applied for once it is offered, and how it came to be so; `offItems`: its items that are not on one */
  channels: { channel: Channel; isOpen: boolean; offItems: string[] }[];
  channelChanges: ChannelChange[];
  outdated: boolean;
  compiled: CompiledView;
};

/** 工作台 of one bundle: compiles the draft, else what is in force. Refuses `bundles.unknown-bundle`. */
export async function openStudio(db: Queryable, bundle: string, actor: Actor): Promise<Studio> {
  const found = await findDefinition(db, { kind: 'bundle', code: bundle });
  if (found === undefined) throw refusals.unknownBundle.with({ bundle });
  const published = await loadPublished(db);
  const [state] = await readReleaseStates(db, [bundle]);
  const body = (found.draft?.body ?? found.body) as Bundle | null;
  return {
    bundle,
    draft: found.draft === null ? null : { ...showDraft(found.draft, actor), body: found.draft.body as Bundle },
    published:
      found.published === null || found.body === null ? null : { ...found.published, body: found.body as Bundle },
    releases: await listReleases(db, bundle),
    trials: await trialsOf(db, bundle),
    channels: await channelsOf(db, bundle),
    channelChanges: await listChannelChanges(db, bundle),
    outdated:
      state!.current !== null && found.body !== null && state!.current.inputs !== inputsHash(found.body, published),
    compiled:
      body === null
        ? { publishable: false, findings: [], release: null }
        : viewOf(compiledOnce(body, state!.lastVersion + 1, published)),
  };
}

async function channelsOf(db: Queryable, bundle: string): Promise<Studio['channels']> {
  const closed = (await closedOn(db)).of(bundle);
  const items = itemsUnder(bundle, await loadPublished(db));
  return channels.map((channel) => ({
    channel,
    isOpen: !closed.has(channel),
    offItems: items.filter((item) => offChannels(item).includes(channel)).map(({ name }) => name),
  }));
}

async function trialsOf(db: Queryable, bundle: string): Promise<Studio['trials']> {
  const today = shanghaiDay(await businessNow(db));
  return (await listTrials(db, bundle)).map((trial) => ({
    ...trial,
    address: trialAddress(trial.code),
    isRunning: isRunning(trial, today),
  }));
}

/** 即时合成 of a definition that is being edited; nothing is saved. Findings say what is wrong with the format first. */
export async function compileLive(db: Queryable, definition: unknown): Promise<CompiledView> {
  const findings = judge.shape(definition);
  const kind = (definition as { kind?: unknown } | null)?.kind;
  if (findings.length > 0 || kind !== 'bundle') {
    const notBundle: Finding = {
      code: 'not-a-bundle',
      severity: 'block',
      place: '/',
      message: '这不是一件事的定义',
      remedy: '请从「一件事」页面打开',
    };
    return { publishable: false, findings: findings.length > 0 ? findings : [notBundle], release: null };
  }
  const bundle = definition as Bundle;
  const [state] = await readReleaseStates(db, [bundle.code]);
  return viewOf(compiledOnce(bundle, state!.lastVersion + 1, await loadPublished(db)));
}

/** The last few compilations: an editor asks again after every pause. */
const recent = new Map<string, Compiled>();
function compiledOnce(bundle: Bundle, version: number, published: Parameters<typeof compile>[2]): Compiled {
  const key = `${version} ${contentHash(bundle)} ${inputsHash(bundle, published)}`;
  const known = recent.get(key);
  if (known !== undefined) return known;
  const made = compile(bundle, version, published);
  if (recent.size >= 8) recent.delete(recent.keys().next().value as string);
  recent.set(key, made);
  return made;
}

function viewOf({ release, findings }: Compiled): CompiledView {
  const publishable = release !== null && findings.every((finding) => finding.severity !== 'block');
  return { publishable, findings, release: release === null ? null : releaseView(release) };
}

function releaseView(release: BundleRelease): NonNullable<CompiledView['release']> {
  const days = release.classes.filter((one) => one.members.length > 0).map((one) => one.promiseDays);
  const [fullest] = [...release.classes].sort((one, other) => other.members.length - one.members.length);
  const figuresFor = fullest?.answers ?? {};
  const fields = release.fields.map((field) => ({
    key: field.key,
    label: field.label,
    section: field.section,
    users: [...new Set(field.uses.map((use) => use.member))],
    sources: field.sources.map((source) => source.kind),
  }));
  return {
    hash: release.hash,
    version: release.version,
    promiseDays: days.length === 0 ? null : { least: Math.min(...days), most: Math.max(...days) },
    nodes: release.members.map(nodeOf),
    edges: release.edges.map(({ from, to, kind, reason, when }) => ({
      from,
      to,
      kind,
      reason,
      when: when === undefined ? null : describeRule(when, questionScope(release.questions)),
    })),
    grants: release.grants,
    classes: { total: release.classes.length, shown: release.classes.slice(0, CLASSES_SHOWN) },
    fields: { total: fields.length, shared: fields.filter((field) => field.users.length > 1).length, list: fields },
    materials: {
      total: release.materials.length,
      list: release.materials.map((material) => ({
        key: material.key,
        name: material.name,
        issuedBy: material.issuedBy,
        users: [...new Set(material.uses.map((use) => use.member))],
        ways: [...new Set(material.uses.flatMap((use) => use.ways.map((way) => way.kind)))],
      })),
    },
    proof: release.proof,
    proposals: limitProposals(release),
    figures: preview(release, figuresFor).figures,
    figuresFor,
  };
}

const nodeOf = ({ id, item, authority, whenText, confirmedDays, mayOptOut }: BundleRelease['members'][number]) => ({
  id,
  item: item.code,
  name: item.name,
  node: item.node,
  authority: authority.code,
  authorityName: authority.shortName,
  when: whenText,
  promisedDays: workingDaysOf(item.promised),
  confirmedDays,
  mayOptOut,
});
