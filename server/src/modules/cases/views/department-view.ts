import { documentsOf } from '#documents';
import { listFiles } from '#files';
import { restoreForm } from '@yijian/core/compile';
import { describeValue } from '@yijian/core/forms';
import type { Actor, Environment } from '#platform';
import { departmentActions } from './allowed-actions.ts';
import { describePoint } from './case-view.ts';
import { isDepartmentOf, readCase, type ReadCase } from './read-case.ts';
import { publishedDemands } from '../supplement/supplement-case.ts';
import { viewStrand } from './strand-view.ts';

/**
 * 审批页: what one department sees of a case. Deny by default: its own original form restored from the merged values, the
 * materials of its item, results of its predecessors, the progress (not the content) of the others (G7, ENG-04).
 */
export async function viewStrandForDepartment(env: Environment, at: { caseId: string; member: string }, actor: Actor) {
  const read = await readCase(env, at.caseId, isDepartmentOf(actor, at.member));
  const node = read.plan.nodes.find((one) => one.member === at.member)!;
  const grant = read.release.grants.find((one) => one.member === at.member)!;
  const [documents, files] = await Promise.all([
    documentsOf(env.db, at.caseId),
    listFiles(env.db, env.keys, { kind: 'case', id: at.caseId }),
  ]);
  const { state, head } = read.record;
  return {
    strand: viewStrand(read, node),
    case: {
      caseId: state.caseId,
      receiptNo: state.receiptNo,
      bundleName: head.bundleName,
      status: state.status,
      receivedAt: state.receivedAt,
      acceptedOn: state.acceptedOn,
      bundleDue: state.bundleDue,
      channel: state.channel,
    },
    steps: node.steps,
    originalForm: originalFormOf(read, at.member),
    materials: read.plan.materials
      .filter((material) => grant.materials.includes(material.key))
      .map((material) => ({ ...material, files: files.filter((file) => file.material === material.key) })),
    predecessors: node.after.map((member) => ({
      ...viewStrand(read, read.plan.nodes.find((one) => one.member === member)!),
      documents: documents.filter((document) => document.member === member),
    })),
    others: read.plan.nodes
      .filter((one) => one.member !== at.member && !node.after.includes(one.member))
      .map((one) => pick(viewStrand(read, one))),
    documents: documents.filter((document) => document.member === at.member || document.member === null),
    opinions: opinionsOf(read, at.member),
    points: state.strands[at.member]!.points.map((point) => describePoint(read, point)),
    noObjection: state.strands[at.member]!.noObjection,
    publishedDemands: labelledDemands(read, at.member),
    actions: departmentActions(actor, read.record, at.member),
    seq: state.seq,
  };
}

const sourceWords: Record<string, string> = {
  licence: '取自电子证照',
  register: '取自登记信息',
  output: '取自前一个事项的结果',
  answer: '申请人的回答',
  account: '申请人的账号',
  applicant: '申请人填写',
};

/** The item's own form in words, each box with where its value came from and why the department may see it (FRM-01, FRM-02). */
function originalFormOf(read: ReadCase, member: string) {
  const sources = new Map(read.plan.fields.map((field) => [field.key, field.source]));
  return restoreForm(read.release, member, read.values).map((box) => {
    const used = (use: { member: string; field: string }) => use.member === member && use.field === box.field;
    const field = read.release.fields.find((one) => one.uses.some(used));
    const value = field && box.value.length > 0 ? describeValue(field.definition, box.value) : '';
    const source = field && value !== '' ? (sourceWords[sources.get(field.key) ?? ''] ?? null) : null;
    return { ...box, value, source, why: field?.uses.find(used)?.purpose ?? null };
  });
}

const pick = (view: ReturnType<typeof viewStrand>) => ({
  member: view.member,
  itemName: view.itemName,
  authorityName: view.authorityName,
  statusName: view.statusName,
  status: view.status,
});

const kinds: Record<string, string> = {
  'strand.reviewed': '审查意见',
  'strand.returned': '退回意见',
  'strand.granted': '决定意见',
  'strand.denied': '不予理由',
};

function opinionsOf(read: ReadCase, member: string) {
  return read.events
    .filter((event) => event.member === member && kinds[event.type])
    .map((event) => {
      const data = event.data as { noteId?: string; proposal?: string; decision?: { noteId: string | null } };
      const noteId = data.noteId ?? data.decision?.noteId ?? null;
      return {
        at: event.at,
        kind: kinds[event.type]!,
        proposal: data.proposal ?? null,
        actor: event.actor,
        text: noteId ? (read.notes.get(noteId) ?? '') : '',
      };
    });
}

/** What may be demanded, with labels: the only choices of the supplement form (ITK-09). */
function labelledDemands(read: ReadCase, member: string) {
  const demands = publishedDemands(read.plan, member);
  const label = (kind: 'material' | 'condition' | 'field', ref: string) =>
    describePoint(read, { member, kind, ref, problem: 'missing', noteId: null }).label;
  return Object.fromEntries(
    (['material', 'condition', 'field'] as const).map((kind) => [
      kind,
      demands[kind].map((ref) => ({ ref, label: label(kind, ref) })),
    ]),
  );
}
