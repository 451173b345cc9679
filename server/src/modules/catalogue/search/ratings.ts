/** 得分表: a score per document and which ones have one, so that clearing costs what was found and not what there is. */
export type Ratings = {
  /** How many documents it holds. */
  size: number;
  add: (doc: number, rate: number) => void;
  of: (doc: number) => number;
  docs: () => Uint32Array;
  clear: () => void;
};

/** 得分表 for documents numbered below `size`. Rates are positive. */
export function createRatings(size: number): Ratings {
  const rates = new Float32Array(size);
  const touched = new Uint32Array(size);
  let count = 0;
  return {
    size,
    add: (doc, rate) => {
      if (rates[doc] === 0) {
        touched[count] = doc;
        count += 1;
      }
      rates[doc]! += rate;
    },
    of: (doc) => rates[doc]!,
    docs: () => touched.subarray(0, count),
    clear: () => {
      for (let at = 0; at < count; at += 1) rates[touched[at]!] = 0;
      count = 0;
    },
  };
}
