//! What a stop's page says to guests who do not read Chinese. Part of the deferred half of the program. The Chinese
//! words are there for those who maintain the content.

word_table!(
    GuestNoteWords, guest_note_words;
    title: "不读中文的客人", "If you read no Chinese";
    passport: "护照", "Passport";
    passport_yes: "可以用护照预约。", "Good for booking here.";
    passport_no: "不能用护照预约，请到现场问。", "Not accepted for booking: ask at the gate.";
    passport_unknown: "预约时能不能用护照，没有查到；带上护照，到售票窗口问。", "Whether it is accepted for booking was not looked up. Bring it and ask at the ticket window.";
    no_booking: "不用预约。", "No booking is needed.";
    booking_unknown: "要不要预约没有查到；带上护照。", "Whether booking is needed was not looked up. Bring it anyway.";
    desk: "售票窗口或应用", "Ticket window or app";
    desk_unknown: "没有查到。", "Not looked up.";
    desk_free: "免费进入，没有票要买。", "Entry is free, no ticket to buy.";
    more: "付款、火车、地铁、出租车和可以给人看的句子", "Paying, trains, metro, taxis and sentences to show";
);
