/** 元 of an amount in 分, always with two decimals: 1250 -> `"12.50"`. */
export const yuanOf = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
