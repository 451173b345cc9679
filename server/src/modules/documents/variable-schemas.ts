/** 变量的写法: the building blocks of variable schemas. `description` is the Chinese name by which templates and messages call a variable. */
import { type TProperties, Type } from 'typebox';

export const text = (description: string) => Type.String({ description, minLength: 1 });
export const date = (description: string) => Type.String({ description, pattern: String.raw`^\d{4}-\d{2}-\d{2}$` });
export const maybe = (description: string) => Type.Optional(text(description));
export const maybeDate = (description: string) => Type.Optional(date(description));
export const count = (description: string) => Type.Integer({ description, minimum: 0 });
export const texts = (description: string) => Type.Array(text(description), { description });

/** 公用变量: what every template shows: number, authority, date; `demo` prints 「演示文书，不具法律效力」, `trial` the watermark 「测试」, `seal: false` omits the seal. */
export const common = {
  number: text('文号或者编号'),
  authority: text('出具机关名称'),
  date: date('落款日期'),
  demo: Type.Optional(Type.Boolean({ description: '是否演示文书' })),
  trial: Type.Optional(Type.Boolean({ description: '是否测试文书' })),
  seal: Type.Optional(Type.Boolean({ description: '是否绘制印章图样' })),
  phone: maybe('联系电话'),
};

/** 一种文书的变量: its own and the common ones. */
export function define<T extends TProperties>(description: string, own: T) {
  return Type.Object({ ...common, ...own }, { description });
}
