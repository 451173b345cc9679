import { documentsOf } from '#documents';
import { listFiles } from '#files';
import { describeValue } from '@yijian/core/forms';
import { isFaceToFace } from '@yijian/core/channel';
import type { Actor, Environment } from '#platform';
import { atOnceMembers, counterActions, supervisorActions } from './allowed-actions.ts';
import { shownApplicant } from './applicant-name.ts';
import { caseCore, describePoint, openSupplement } from './case-view.ts';
import { foundAtReceipt } from '../case-state.ts';
import { listParties } from '../cases.store.ts';
import { viewFees } from '../fees/view-fees.ts';
import { describeEvent } from './describe-event.ts';
import { noteOpening } from './list-my-openings.ts';
import { receivedFor } from './received-materials.ts';
import { isCounter, isReceiver, isSupervisor, readCase, type ReadCase } from './read-case.ts';
import { authorityNameOf, itemNameOf } from './strand-view.ts';

/** 综窗办件页: the merged form with its sources, the materials, what departments said, what the clerk should ask and check. */
export async function viewCaseAtCounter(env: Environment, caseId: string, actor: Actor) {
  const readers = [isCounter, isReceiver, isSupervisor];
  const read = await readCase(env, caseId, (record) => readers.some((reader) => reader(actor)(record)));
  await noteOpening(env, actor, {
    caseId,
    member: null,
    by: (post) => readers.some((reader) => reader({ ...actor, posts: [post] })(read.record)),
  });
  const [documents, files, parties] = await Promise.all([
    documentsOf(env.db, caseId),
    listFiles(env.db, env.keys, { kind: 'case', id: caseId }),
    listParties(env.db, caseId),
  ]);
  return {
    ...caseCore(read),
    applicant: await shownApplicant(env, read.record.head),
    documents,
    supplement: openSupplement(read),
    parties: parties.map((party) => ({
      role: party.role,
      roleName: read.release.roles[party.role]?.name ?? party.role,
      kind: party.kind,
    })),
    fields: fieldsOf(read),
    materials: read.plan.materials.map((material) => ({
      ...material,
      ...receivedFor(read.record.state, material.key),
      files: files.filter((file) => file.material === material.key),
    })),
    strandPoints: read.plan.nodes
      .filter((node) => node.node === 'strand')
      .map((node) => {
        const strand = read.record.state.strands[node.member]!;
        return {
          member: node.member,
          itemName: node.itemName,
          authorityName: authorityNameOf(read, node.member),
          noObjection: strand.noObjection,
          points: strand.points.map((point) => describePoint(read, point)),
        };
      }),
    fees: read.plan.nodes.flatMap(({ member, itemName }) => {
      const fees = viewFees(read, member, actor);
      return fees ? [{ member, itemName, ...fees }] : [];
    }),
    sentBack: sentBackOf(read),
    atOnce: atOnceMembers(actor, read).map((member) => ({
      member,
      itemName: itemNameOf(read, member),
      authorityName: authorityNameOf(read, member),
    })),
    events: read.events.map((event) => ({
      at: event.at,
      title: describeEvent(event).title,
      item: event.member ? itemNameOf(read, event.member) : null,
    })),
    script: scriptOf(read),
    actions: [...counterActions(actor, read), ...supervisorActions(actor, read.record)],
  };
}

/** 错派退回 that waits for a new authority, with those it can be given to (ITK-07). */
function sentBackOf(read: ReadCase) {
  return Object.values(read.record.state.strands)
    .filter((strand) => strand.sentBack !== null && (strand.status === 'received' || strand.status === 'reviewing'))
    .map((strand) => ({
      member: strand.member,
      itemName: itemNameOf(read, strand.member),
      authorityName: authorityNameOf(read, strand.member),
      reason: strand.sentBack?.noteId ? (read.notes.get(strand.sentBack.noteId) ?? '') : '',
      authorities: [...read.authorities.values()]
        .filter((authority) => authority.code !== strand.authority)
        .map(({ code, name }) => ({ code, name })),
    }));
}

function fieldsOf(read: ReadCase) {
  const sources = new Map(read.plan.fields.map((field) => [field.key, field.source]));
  return read.release.fields
    .filter((field) => sources.has(field.key))
    .map((field) => ({
      key: field.key,
      label: field.label,
      section: field.section,
      source: sources.get(field.key)!,
      value: read.values[field.key] === undefined ? '' : describeValue(field.definition, read.values[field.key]!),
    }));
}

/** 话术 while a case is looked through: what to check; what to say only when the applicant handed it in face to face. */
function scriptOf(read: ReadCase): { say: string | null; check: string }[] {
  if (read.record.state.status !== 'received') return [];
  const atCounter = isFaceToFace(read.record.state.channel);
  const short = new Set(
    Object.values(read.record.state.strands)
      .flatMap(foundAtReceipt)
      .map((point) => point.ref),
  );
  const bring = read.plan.materials.filter(({ key, disposition }) => disposition === 'bring' && !short.has(key));
  return [
    {
      say: !atCounter
        ? null
        : `您办的是「${read.record.head.bundleName}」，一共 ${read.plan.nodes.filter((node) => node.node === 'strand').length} 个事项，${read.plan.promiseDays} 个工作日内全部办完。`,
      check: '核对办理事项与申请人说的情况一致',
    },
    ...bring.map((material) => ({
      say: atCounter ? `请出示「${material.name}」。` : null,
      check: `${material.content}；格式：${material.format}；签章：${material.signature}`,
    })),
    { say: atCounter ? '其余材料由系统调取，不用您提交。' : null, check: '看一眼免提交材料是否都已调取到' },
  ];
}
