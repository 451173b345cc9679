import {
  type Bundle,
  type Finding,
  type MaterialType,
  questionsInFull,
  type ServiceItem,
  type Situation,
  type WordList,
} from '../contract/index.ts';
import { found } from './rules.ts';

type Words = WordList['words'];

/** 兜底词 (CAT-31): in force until the district publishes a list of its own. */
export const defaultWords: Words = [
  ['other-materials', '其他材料', '请逐一列出材料的名称'],
  ['other-related', '其他有关', '请逐一列出'],
  ['other-relevant', '其他相关', '请逐一列出'],
  ['and-so-on', '等材料', '请逐一列出材料的名称，删去「等」'],
  ['and-other-papers', '等证明', '请逐一列出证明的名称'],
  ['relevant-materials', '相关材料', '请写明是哪些材料'],
  ['related-materials', '有关材料', '请写明是哪些材料'],
  ['relevant-papers', '相关证明', '请写明是哪些证明'],
  ['depending', '视情况', '请写明在什么情形下需要'],
  ['if-necessary', '必要时', '请写明在什么情形下需要'],
  ['other-conditions', '其他条件', '请逐一列出条件'],
].map(([id = '', text = '', instead = '']) => ({ id, text, instead }));

/** A text that people read in the guide, and its place inside the definition. */
type Read = [part: string, text: string];

/** 模糊表述 in what the guide of an item says, each with its field. */
export function wordingOfItem(item: ServiceItem, words: Words, types: ReadonlyMap<string, MaterialType>): Finding[] {
  const texts: Read[] = [
    ['name', item.name],
    ['place', item.place],
    ['openHours', item.openHours],
    ['visits/reason', item.visits.reason ?? ''],
    ['result/name', item.result.name],
    ...item.conditions.map(({ id, text }): Read => [`conditions/${id}/text`, text]),
    ...item.steps.map(({ id, standard }): Read => [`steps/${id}/standard`, standard]),
    ...item.fees.map(({ id, name }): Read => [`fees/${id}/name`, name]),
    ...item.fields.map(({ id, label }): Read => [`fields/${id}/label`, label]),
    ...item.materials.flatMap((material): Read[] => [
      [`materials/${material.id}/material`, types.get(material.material)?.name ?? ''],
      [`materials/${material.id}/content`, material.content],
      [`materials/${material.id}/format`, material.format],
      [`materials/${material.id}/signature`, material.signature],
    ]),
    ...questionsInFull(item.questions).map(({ id, text }): Read => [`questions/${id}/text`, text]),
    ...(item.faq ?? []).map(({ id, answer }): Read => [`faq/${id}/answer`, answer]),
  ];
  return vague(`item:${item.code}`, texts, words);
}

/** 模糊表述 in what a bundle says before anybody applies. */
export function wordingOfBundle(bundle: Bundle, words: Words): Finding[] {
  return vague(
    `bundle:${bundle.code}`,
    [
      ['name', bundle.name],
      ['summary', bundle.summary],
      ...bundle.eligibility.map(({ id, text }): Read => [`eligibility/${id}/text`, text]),
      ...questionsInFull(bundle.questions).map(({ id, text }): Read => [`questions/${id}/text`, text]),
    ],
    words,
  );
}

/** 模糊表述 in a question that several bundles share. */
export const wordingOfSituation = (situation: Situation, words: Words): Finding[] =>
  vague(`situation:${situation.code}`, [['text', situation.text]], words);

/** 模糊表述 in the name of a material type, which every guide that asks for it repeats. */
export const wordingOfMaterialType = (type: MaterialType, words: Words): Finding[] =>
  vague(`materialType:${type.code}`, [['name', type.name]], words);

/** One finding per text: the first word found there is enough to have it rewritten. */
function vague(head: string, texts: readonly Read[], words: Words): Finding[] {
  return texts.flatMap(([part, text]) => {
    const word = words.find((one) => contains(text, one));
    if (word === undefined) return [];
    const message = `「${text.slice(0, 60)}」里有兜底或模糊的「${word.text}」`;
    return [found('vague-wording', `${head}/${part}`, message, word.instead)];
  });
}

function contains(text: string, { text: word, allowed = [] }: Words[number]): boolean {
  if (!text.includes(word)) return false;
  return allowed.reduce((left, fine) => left.replaceAll(fine, ''), text).includes(word);
}
