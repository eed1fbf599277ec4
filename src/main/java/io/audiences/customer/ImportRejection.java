package io.audiences.customer;

/**
 * Why a row of an import was rejected; never quotes its values.
 *
 * @param position orders the rejections of one import, from 1
 * @param pointer the column, or the JSON Pointer in the row's object
 */
public record ImportRejection(int position, long line, String pointer, String code, String detail) {}
