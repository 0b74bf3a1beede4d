import type { enHelp } from "./en-help.ts";

/** Help: cards by role, signs, keys and words. Chinese. */
export const zhHelp: typeof enHelp = {
  help: {
    title: "帮助",
    print: "打印",
    search: "在帮助中搜索",
    found: "{n, plural, other {找到 # 处}}",
    nothing: "未找到。请换一个词，或询问秘书处。",
    headings: {
      cards: "入门（按角色）",
      signs: "案文中的符号",
      keys: "按键",
      words: "十五个词语",
    },
    firstVisit: {
      label: "入门",
      heading: "入门 · {role}",
      done: "知道了",
      later: "以后可在<help>帮助</help>中找到。",
    },
    sample: { words: "文字" },
    cards: {
      delegate: {
        first: {
          title: "阅读和输入",
          words: "打开一份意见，点击一个段落。如未锁定即可输入，所有人立即看到。",
        },
        second: { title: "提案和表态", words: "在案文旁提出修改。说明贵代表团能否接受。" },
        third: { title: "查看待办", words: "首页列出与贵代表团有关的事项。每个按钮都通往相应位置。" },
      },
      facilitator: {
        first: { title: "召开会议", words: "在此处或案文上方召开。所有页面跟随您选定的段落。" },
        second: {
          title: "处理提案",
          words: "选定一个段落。在右侧采纳、加方括号或不采纳；十秒内可撤销。",
        },
        third: { title: "寻求一致", words: "询问有无反对。如无反对，即可宣布该段商定待核准。" },
      },
      chair: {
        first: { title: "查看所有案文", words: "首页显示每份意见的状态。趋同概览显示每天的进展。" },
        second: { title: "商定", words: "将一个段落标为商定，或一次商定整份案文。" },
        third: { title: "印发报告", words: "在一个页面上检查、撰写和印发。事实来自记录。" },
      },
      managementTeam: {
        first: { title: "阅读和编辑", words: "您可以在每份开放的案文中输入。段落旁的符号表明其状态。" },
        second: { title: "合并文本", words: "文本合并台逐段并列显示文稿和提案。" },
        third: { title: "准备报告", words: "报告页面列出每份案文中尚未解决的事项。" },
      },
      secretariat: {
        first: { title: "邀请人员", words: "逐个添加或由名单导入。每人获得一个登录链接。" },
        second: { title: "登记文件", words: "每份文稿有一个编号。其提案列在案文旁。" },
        third: { title: "管理日期", words: "时间表自动开放和关闭案文。更改日期后所有人都会收到通知。" },
      },
      follower: {
        first: { title: "阅读案文", words: "打开一份意见。段落旁的符号表明其状态。" },
        second: { title: "比较版本", words: "意见的菜单显示各版本，以及两个版本之间的改动。" },
        third: { title: "跟随会议", words: "小组开会时，您的页面会转到正在讨论的段落。" },
      },
    },
    signs: {
      open: { name: "未定", means: "该段尚未商定。" },
      adReferendum: { name: "商定待核准", means: "小组同意，尚待各国首都确认。" },
      agreed: { name: "商定", means: "主席已确认。" },
      void: { name: "此后有改动", means: "曾经商定，之后案文有改动。" },
      bracket: { name: "方括号", means: "这部分案文尚未商定。" },
      inserted: { name: "新增文字", means: "自上次采纳的版本以来加入。" },
      deleted: { name: "删除文字", means: "自上次采纳的版本以来删去。" },
      locked: { name: "已锁定", means: "不能输入。您可以提出修改。" },
      objection: { name: "反对", means: "该代表团不能接受此段。" },
      unanswered: { name: "反对，待答复", means: "案文有改动。该代表团尚未说明是否仍不能接受。" },
      proposal: { name: "提案", means: "该代表团提出修改，尚待处理。" },
      comment: { name: "评论", means: "对该段尚未解决的评论及其数量。" },
      group: { name: "小范围磋商", means: "若干代表团正在就该段寻找措辞。" },
      postponed: { name: "推迟", means: "小组稍后再讨论该段。" },
      changed: { name: "对您而言有改动", means: "自您上次访问以来有改动。点击查看。" },
    },
    words: {
      opinion: { name: "意见", means: "各组起草、论坛可通过的案文。" },
      clause: { name: "段落", means: "意见中的一段，有自己的编号和状态。" },
      verb: { name: "章节动词", means: "一组段落上方的一行，例如“认识到”或“请”。" },
      delegation: { name: "代表团", means: "代表一个国家或其他与会方发言。" },
      proposal: { name: "提案", means: "代表团提交的修改。处理之前列在案文旁。" },
      position: { name: "表态", means: "代表团对案文的态度，例如“可以接受”或“不能接受”。" },
      bracket: { name: "方括号", means: "标出尚未商定的文字。" },
      comment: { name: "评论", means: "对一个段落的说明。由您选择谁能阅读。" },
      adReferendum: { name: "商定待核准", means: "小组已同意，尚待各国首都确认。" },
      agreed: { name: "商定", means: "由主席确认。改动文字即结束商定。" },
      lock: { name: "锁定", means: "段落中不能再输入。仍可提出提案。" },
      baseText: { name: "基础案文", means: "已冻结、编号并分发的案文。" },
      meeting: { name: "会议", means: "由专门操作召开和结束。会上商定的内容注明该会议。" },
      group: { name: "小范围磋商", means: "少数代表团就一个段落寻找措辞并报告结果。" },
      record: { name: "记录", means: "按顺序排列的所有操作。只增不减，并可自证。" },
    },
  },
};
