/** 青禾县教育局 stands for 青禾县, which is what 县区 on a paper means. */
export const countyOfBody = (body: string): string => body.replace(/教育(体育)?局$/u, '');
