//! The words about trains and boats for which the traveller has a ticket. Kept apart from the others because they
//! belong with the code for trips, which a first view does not load.

word_table!(
    RideWords, ride_words;
    own: "自己的车次/船班", "My own train or ferry";
    what: "已经买好票的车次或船班。这一天会按它的时间来安排。",
        "A train or ferry that you have a ticket for. The day is planned around its times.";
    number: "车次或船名", "Number or name";
    from: "上车（船）", "Get on at";
    to: "下车（船）", "Get off at";
    depart: "开", "Leaves";
    arrive: "到", "Arrives";
    choose: "请选择", "Please choose";
    add: "加到这一天", "Add to this day";
    save: "保存修改", "Save changes";
    change: "修改", "Change";
    remove: "移除", "Remove";
    earlier: "提前一站", "One stop earlier";
    later: "推后一站", "One stop later";
    from_missing: "请选上车（船）的地方。", "Say where you get on.";
    to_missing: "请选下车（船）的地方。", "Say where you get off.";
    by_ticket: "按自己的票", "as on your ticket";
    arrives_before: "", "arrives at ";
    arrives_after: " 到", "";
);
