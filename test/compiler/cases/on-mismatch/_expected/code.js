// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let value_3;
    let value_4;
    let held_;
    let held_1;
    let value_6;
    let held_2;
    let value_8;
    let value_9;
    let held_3;
    let held_4;
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    try {
      let value_;
      value_ = properties_["n"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "n", run.digits.get(properties_));
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendN(item + ",\"number\":{\"N\":\"", value_, "item.number", run, run.clean, 0) + "\"}";
      }
    } catch (thrown) {
      omit(thrown);
    }
    try {
      let value_1;
      value_1 = properties_["t"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "t", run.digits.get(properties_));
      if (value_1 !== undefined && value_1 !== null) value_1 = uppercase(value_1, "item.transformed", run);
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"transformed\":", value_1, "item.transformed", run, false, 0);
      }
    } catch (thrown) {
      omit(thrown);
    }
    try {
      let value_2;
      run.path = "item.computed";
      value_2 = (held_ = ((value_3 = properties_["n"]) !== undefined || !Array.isArray(event["properties"]) ? value_3 : eachValue(event["properties"])), held_1 = ((value_4 = properties_["t"]) !== undefined || !Array.isArray(event["properties"]) ? value_4 : eachValue$1(event["properties"])), (typeof held_ === 'number' && typeof held_1 === 'number' ? held_ > held_1 : compare(held_, held_1, ">", 14)));
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"computed\":", value_2, "item.computed", run, false, 0);
      }
    } catch (thrown) {
      omit(thrown);
    }
    try {
      let value_5;
      run.path = "item.called";
      value_5 = (held_2 = ((value_6 = properties_["n"]) !== undefined || !Array.isArray(event["properties"]) ? value_6 : eachValue(event["properties"])), (typeof held_2 === "string" ? held_2.toUpperCase() : held_2 === undefined ? undefined : callFunction(uppercaseFunction, [held_2], undefined, place)));
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"called\":", value_5, "item.called", run, false, 0);
      }
    } catch (thrown) {
      omit(thrown);
    }
    try {
      run.path = "item.guarded";
      if (((held_3 = ((value_8 = properties_["n"]) !== undefined || !Array.isArray(event["properties"]) ? value_8 : eachValue(event["properties"])), held_4 = ((value_9 = properties_["t"]) !== undefined || !Array.isArray(event["properties"]) ? value_9 : eachValue$1(event["properties"])), (typeof held_3 === 'number' && typeof held_4 === 'number' ? held_3 > held_4 : compare(held_3, held_4, ">", 14)))) === true) {
        let value_7;
        value_7 = literal;
        if (value_7 !== undefined) {
          item = appendValue(item + ",\"guarded\":", value_7, "item.guarded", run, false, 0);
        }
      }
    } catch (thrown) {
      omit(thrown);
    }
    try {
      let members_ = '';
      {
        let value_10;
        value_10 = properties_["n"];
        if (typeof value_10 === 'number' && run.digits !== undefined) value_10 = exactMember(value_10, "n", run.digits.get(properties_));
        if (value_10 === null) value_10 = undefined;
        if (value_10 !== undefined) {
          members_ = appendN(members_ + (members_ === '' ? "\"n\":{\"N\":\"" : ",\"n\":{\"N\":\""), value_10, "item.page.n", run, run.clean, 1) + "\"}";
        }
      }
      item = item + ",\"page\":{\"M\":{" + members_ + "}}";
    } catch (thrown) {
      omit(thrown);
    }
    item = item + ",\"last\":{\"S\":\"still here\"}";
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
