// What any module costs before it does anything.

export const check = () => [];
