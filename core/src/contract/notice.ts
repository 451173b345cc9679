import type { MaterialKey } from './answers.ts';
import type { Exemption } from './preview.ts';

/** 一次性告知 Notice (FRM-16): what online and counter tell an applicant, once, in the same words. */
export type Notice = {
  schema: 'yijian.notice/1';
  bundle: string;
  bundleName: string;
  /** hash of the preview it was made from */
  preview: string;
  /** the situation it holds for, question and answer in words */
  situation: { question: string; answer: string }[];
  /** false while questions are open: then it only says what is certain */
  complete: boolean;
  items: {
    member: string;
    name: string;
    authority: string;
    after: string[];
    limit: string;
    statutory: string | null;
    result: string;
    place: string;
    openHours: string;
    phone: string;
    complaintPhone: string;
    reason: string;
    /** 改革方式 in words: filed at once, on a commitment; null = none */
    reform: string | null;
  }[];
  notIncluded: { name: string; reason: string }[];
  bring: {
    key: MaterialKey;
    name: string;
    requirement: string;
    form: string;
    format: string;
    content: string;
    signature: string;
    originals: number;
    copies: number;
    deferrable: boolean;
    basis: string[];
    keepReason: string | null;
    usedBy: string[];
  }[];
  spared: { key: MaterialKey; name: string; way: Exemption['way']; reason: string; usedBy: string[] }[];
  fields: { total: number; toFill: number };
  limit: { promiseDays: number; text: string };
  fees: { totalFen: number; list: { name: string; item: string; amountFen: number }[] };
  visits: { times: number; reason: string | null };
};
