import { papers } from '#documents';
import { keepContent, type ReceivedFile } from '#files';
import { getOrganisation, getPersonFacts } from '#identity';
import type { BundleRelease } from '@yijian/core/contract';
import { describeValue } from '@yijian/core/forms';
import type { Environment } from '#platform';
import type { Application } from '../application.ts';
import type { Assembled } from '../assemble-application.ts';
import type { FieldState } from '../judge-application.ts';
import { drawStrokes, type SigningTask } from './signature.ts';

/** 签好的表 as a received file: it goes into the case with the submit. */
export type SignedForm = ReceivedFile;
/** Its material key: no item asks for it, so that no department reads the whole form by it. */
export const SIGNED_FORM = 'signed-form';

/**
 * 签好的申请表 (FRM-14): the whole form with its signatures as one PDF, made once when it is submitted and kept by its hash. Null when nothing
 * was signed on the screen.
 */
export async function signForm(
  env: Environment,
  looked: { application: Application; release: BundleRelease; assembled: Assembled },
): Promise<SignedForm | null> {
  const { application, release, assembled } = looked;
  const onScreen = assembled.signing.filter((task) => task.signature && isOnScreen(task));
  if (onScreen.length === 0) return null;
  const applicant =
    application.principalKind === 'person'
      ? (await getPersonFacts(env.db, env.keys, application.principalId)).name
      : (await getOrganisation(env.db, application.principalId)).name;
  const commitments = assembled.materials.flatMap(({ material, committed, files }) =>
    committed && files.length === 0 && material.exemption?.way === 'commitment' ? [material.exemption.text] : [],
  );
  const materials = assembled.materials.flatMap(({ material, needed, files, kept }) =>
    needed && (files.length > 0 || kept?.is === 'brought') ? [material.name] : [],
  );
  const { pdf } = await papers.signed(
    {
      title: `${release.name}申请表`,
      applicant,
      note: `申请人：${applicant}`,
      sections: sectionsOf(assembled.fields),
      lists: [
        ...(commitments.length > 0 ? [{ heading: '承诺', lines: commitments }] : []),
        ...(materials.length > 0 ? [{ heading: '随表提交的材料', lines: materials }] : []),
      ],
      signatures: onScreen.map(describe),
      footnote:
        '这是在屏幕上签的名，平台记下了签名的人、时间和所签内容的摘要；它不是经电子认证机构认证的电子签名。提交以后版式固定，内容再改就要重新签。',
    },
    await env.now(),
  );
  const content = Buffer.from(pdf);
  const kept = await keepContent(env, application.principalId, content);
  return {
    name: '签好的申请表.pdf',
    mime: 'application/pdf',
    size: content.length,
    subjectId: application.principalId,
    scan: 'clean',
    signature: null,
    ...kept,
  };
}

const isOnScreen = ({ signature }: SigningTask): boolean => signature?.way === 'drawn' || signature?.way === 'typed';

function sectionsOf(fields: readonly FieldState[]) {
  const filled = fields.filter((one) => one.value !== null && one.value.length > 0);
  return [...Map.groupBy(filled, (one) => one.field.section)].map(([name, own]) => ({
    name,
    rows: own.map((one) => ({ label: one.field.label, value: describeValue(one.field.definition, one.value!) })),
  }));
}

function describe({ materialName, place, signature }: SigningTask) {
  const { drawing, name, at, contentHash } = signature!;
  return {
    material: materialName,
    label: place.label,
    how: drawing ? '屏幕手写' : '输入姓名确认',
    at: minuteWords(at),
    hash: contentHash,
    picture: drawing ? drawStrokes(drawing) : '',
    name: name ?? '',
  };
}

const SHANGHAI_MS = 8 * 3600 * 1000;
const minuteWords = (instant: string): string =>
  new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ');
