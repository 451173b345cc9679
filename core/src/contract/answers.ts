/** Situation answers: question id -> choice code, list of codes, or decimal text. Absent = not answered. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** A thing found wrong in definitions: where, how bad, what to do. `block` refuses publication. */
export type Finding = {
  code: string;
  severity: 'block' | 'warn';
  /** e.g. `bundle:restaurant/members/food` or `item:food-permit/materials/m-layout` */
  place: string;
  message: string;
  remedy: string;
  /** the situation (answers) in which it bites, when it is not always */
  situation?: Answers;
};

/** Key of a merged field: `element@role[/path][#occurrence]` (decisions.md 4). */
export type FieldKey = string;
/** Key of a merged material: `materialType@holder[/path][#period]`. */
export type MaterialKey = string;
