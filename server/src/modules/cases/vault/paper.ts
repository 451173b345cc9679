import { monthsLater, shanghaiDay } from '@yijian/core/calendar';

/** 交过的文件: one file of one of the subject's cases; `matter` says which paper of whom it is. */
export type HandedIn = {
  fileId: string;
  caseId: string;
  matter: string;
  sha256: string;
  at: string;
};
/** 材料库备注 of the owner about one content. */
export type VaultNote = { sha256: string; validUntil: string | null; removedAt: string | null };

/** 材料是否还能用: `noTerm` neither the material type nor the owner says how long it counts. */
export type Validity = { is: 'valid' | 'expired' | 'noTerm'; until: string | null; statedBy: 'type' | 'owner' | null };

/** 一份材料: one content of one matter. `latest`: it belongs to what was handed in last, which is what goes along. */
export type VaultPaper = {
  newest: HandedIn;
  first: HandedIn;
  caseIds: string[];
  latest: boolean;
  validity: Validity;
};

/** 材料库 (pure): every paper once, newest first; what was taken out is gone until the same paper is handed in again. */
export function papersOf(
  files: readonly HandedIn[],
  of: { notes: readonly VaultNote[]; monthsOf: (matter: string) => number | null; today: string },
): VaultPaper[] {
  const notes = new Map(of.notes.map((note) => [note.sha256, note]));
  const byMatter = Map.groupBy(files, (file) => file.matter);
  return [...byMatter].flatMap(([matter, ofMatter]) => {
    const lastCase = newestOf(ofMatter).caseId;
    return [...Map.groupBy(ofMatter, (file) => file.sha256)].flatMap(([sha256, same]): VaultPaper[] => {
      const newest = newestOf(same);
      const first = same.reduce((one, other) => (other.at < one.at ? other : one));
      const note = notes.get(sha256);
      if (note?.removedAt && note.removedAt >= newest.at) return [];
      const stated = note?.validUntil ?? null;
      return [
        {
          newest,
          first,
          caseIds: [...new Set(same.map((file) => file.caseId))],
          latest: same.some((file) => file.caseId === lastCase),
          validity: judgeValidity({ first, stated, months: of.monthsOf(matter) }, of.today),
        },
      ];
    });
  });
}

/** 有效期: the earlier of what the material type allows and what the owner stated. Handing the same paper in again makes it no younger. */
export function judgeValidity(
  paper: { first: Pick<HandedIn, 'at'>; stated: string | null; months: number | null },
  today: string,
): Validity {
  const typed = paper.months === null ? null : monthsLater(shanghaiDay(paper.first.at), paper.months);
  const isOwners = paper.stated !== null && (typed === null || paper.stated < typed);
  const until = isOwners ? paper.stated : typed;
  if (until === null) return { is: 'noTerm', until: null, statedBy: null };
  return { is: until < today ? 'expired' : 'valid', until, statedBy: isOwners ? 'owner' : 'type' };
}

const newestOf = (files: readonly HandedIn[]): HandedIn =>
  files.reduce((one, other) => (other.at > one.at ? other : one));
