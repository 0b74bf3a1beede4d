/** The page of one meeting. Chinese. */
export const zhMeetingPaper = {
  meetingPaper: {
    loading: "正在读取会议记录",
    failed: "无法读取会议记录。",
    failedNext: "请检查网络连接，然后重试。",
    gone: "没有这次会议。",
    goneNext: "请从会议列表中选择。",
    all: "全部会议",
    open: "进行中",
    closed: "已结束",
    page: "记录和报告",
    pageName: "{name}的记录和报告",
    record: "会议记录（Word）",
    cable: "我方报告（Word）",
    cableNote: "只有{symbol}的人员可以取得此报告。",
    cableOpen: "会议仍在进行，两份文件均为临时文本。",
    print: "打印",
    refresh: "重新读取",
    making: "正在生成文件",
    made: "文件已生成。",
  },
};
