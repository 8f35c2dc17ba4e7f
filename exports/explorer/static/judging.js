export const judging = () => null;
