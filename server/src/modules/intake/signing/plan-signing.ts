import { type BundleRelease, contentHash, type SignaturePlace } from '@yijian/core/contract';
import type { Values } from '../application.ts';
import type { ApplicationFinding, MaterialState } from '../judge-application.ts';
import type { Signature, SigningTask } from './signature.ts';

/** 签的内容: everything of a draft that a signature on its form stands for. */
export type SignedContent = {
  release: BundleRelease;
  answers: unknown;
  optedOut: readonly string[];
  values: Values;
  commitments: readonly string[];
};

/** 表单内容摘要: the hash of what stands on the form; any other value is another hash. */
export const formHash = ({ release, answers, optedOut, values, commitments }: SignedContent): string =>
  contentHash({
    release: release.hash,
    answers,
    optedOut: [...optedOut].sort(),
    values,
    commitments: [...commitments].sort(),
  });

/**
 * 签署任务 (FRM-14, pure): every place that the materials of this application must be signed at, in their order, with whether it is
 * signed. Places of several items on one material are one place. What was signed and then changed has to be signed again.
 */
export function planSigning(
  materials: readonly MaterialState[],
  content: SignedContent,
  signatures: readonly Signature[],
): SigningTask[] {
  const form = formHash(content);
  return materials.filter(isToSign).flatMap((state) => {
    const what = contentOf(state);
    const hash = what === 'form' ? form : fileHash(state);
    let open: string | null = null;
    return placesOf(content.release, state).map((place): SigningTask => {
      const last = signatures.findLast((one) => one.material === state.material.key && one.place === place.id);
      const signature = last && last.way !== 'withdrawn' ? last : null;
      const status = !signature ? 'unsigned' : signature.contentHash === hash ? 'signed' : 'changed';
      const task: SigningTask = {
        material: state.material.key,
        materialName: state.material.name,
        place,
        content: what,
        contentHash: hash,
        status,
        after: open,
        signature,
      };
      if (status !== 'signed') open ??= place.label;
      return task;
    });
  });
}

/** 还没有签的: one finding for each place, with the way out. */
export const signingFindings = (tasks: readonly SigningTask[]): ApplicationFinding[] =>
  tasks.filter((task) => task.status !== 'signed').map(findingOf);

function findingOf({ material, materialName, place, content, status }: SigningTask): ApplicationFinding {
  const at = { place: `signature:${material}/${place.id}`, label: `${materialName}：${place.label}` };
  if (status === 'changed')
    return {
      ...at,
      message: `「${materialName}」签过以后内容改了，原来的「${place.label}」作废`,
      remedy: '请看一遍改后的内容，重新签署',
    };
  if (content === 'form')
    return { ...at, message: `「${materialName}」还没有签署：${place.label}`, remedy: '请在「签署」里签名' };
  return {
    ...at,
    message: `「${materialName}」还没有确认已经签好：${place.label}`,
    remedy: `请看${place.at}有没有「${place.label}」，有了再上传，并在「签署」里勾选`,
  };
}

const isOnForm = ({ material, committed }: MaterialState): boolean =>
  material.exemption?.way === 'generated' || (material.exemption?.way === 'commitment' && committed);

/** What neither has to be there nor is there needs no signature; what a licence or a register stands for is signed by nobody. */
const isToSign = (state: MaterialState): boolean =>
  state.needed &&
  !state.gap &&
  (contentOf(state) !== 'nothing' || (state.material.disposition === 'bring' && state.material.required));

function contentOf(state: MaterialState): SigningTask['content'] {
  if (state.files.length > 0 || state.kept?.is === 'brought') return 'file';
  return isOnForm(state) ? 'form' : 'nothing';
}

const fileHash = ({ files, kept }: MaterialState): string =>
  contentHash(
    [...files, ...(files.length === 0 && kept?.is === 'brought' ? kept.papers : [])].map((one) => one.sha256).sort(),
  );

/** Places of every item that uses the material in this situation; the same signer with the same means signs once. */
function placesOf(release: BundleRelease, { material }: MaterialState): SignaturePlace[] {
  const places = material.uses.flatMap((use) => {
    const item = release.members.find((member) => member.id === use.member)?.item;
    return item?.materials.find((one) => one.id === use.material)?.signing ?? [];
  });
  return places.filter(
    (place, at) =>
      places.findIndex(
        (one) =>
          one.signer === place.signer &&
          one.means === place.means &&
          (place.signer !== 'other' || one.label === place.label),
      ) === at,
  );
}
